using PetitionHub.Client;
using PetitionHub.Contracts;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Contract;

/// <summary>What the contract says of each reason to programs is complete, and agrees with itself.</summary>
public sealed class ReasonDescriptionTests
{
    public static TheoryData<RefusalReason> Reasons => [.. Enum.GetValues<RefusalReason>()];

    [Fact]
    public void All_AreTheReasonsOfTheDomain() => Assert.Equal(
        Enum.GetValues<RefusalReason>().Select(reason => (int)reason).Order(),
        ReasonDescription.All.Select(each => (int)each.Reason).Order());

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Rule_OfAReason_SaysCodeAndAction(RefusalReason reason)
    {
        var rule = ReasonNames.Describe(reason).Rule;

        Assert.NotEqual(Google.Rpc.Code.Ok, rule.Code);
        Assert.NotEqual(CallerAction.Unspecified, rule.Action);
        Assert.DoesNotContain(rule.Code, rule.OtherCodes);
        Assert.Equal(rule.Metadata.Distinct(), rule.Metadata);
        Assert.All(rule.Metadata, name => Assert.Matches("^[a-z0-9_]+$", name));
        Assert.True(rule.Advice.Length == 0 || rule.Advice.EndsWith('.'), rule.Advice);
        Assert.True(rule.HttpStatus is 0 or (>= 400 and < 600));
    }

    /// <summary>A client decides by the code alone whether to send the same again: the two must not contradict.</summary>
    [Theory]
    [MemberData(nameof(Reasons))]
    public void Action_OfAReason_IsToResendWhereItsCodePasses(RefusalReason reason)
    {
        var error = HubError.From(new Refusal(reason, "m").ToRpcException());

        Assert.Equal(ReasonNames.Describe(reason).Rule.Action == CallerAction.Resend, error.IsTransient);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Comment_OfAReason_IsForPeople(RefusalReason reason)
    {
        var value = ContractDescription.Load().SelectMany(file => file.EnumTypes).Single(type => type.Name == nameof(Reason))
            .FindValueByNumber((int)reason);

        var comment = ContractDescription.CommentOf(value);

        Assert.True(comment.Length > 10, comment);
    }
}
