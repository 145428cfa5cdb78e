using System.Text.RegularExpressions;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Tests.Errors;

public sealed partial class RefusalStatusTests
{
    public static TheoryData<RefusalReason> Reasons => [.. Enum.GetValues<RefusalReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void CodeOf_AReason_IsTheCodeThatTheContractDocuments(RefusalReason reason)
    {
        var documented = Documented()[ReasonNames.Of(reason)];

        Assert.Equal(documented, ScreamingSnake(RefusalStatus.CodeOf(reason)));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void NameOf_AReason_IsTheContractsWithoutPrefix(RefusalReason reason)
    {
        Assert.Equal(Enum.GetName((V1.Reason)reason), reason.ToString());
        Assert.Contains(ReasonNames.Of(reason), Documented().Keys);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void ToRpcException_OfAReason_PromisesARetryWhereTheContractDoes(RefusalReason reason)
    {
        var status = new Refusal(reason, "m").ToRpcException().GetRpcStatus()!;

        Assert.Equal(
            File.ReadAllText(ErrorsProto()).Contains($"with RetryInfo. {Sentence(reason)}", StringComparison.Ordinal),
            status.GetDetail<RetryInfo>() is not null);
    }

    [Fact]
    public void ToRpcException_OfARefusal_CarriesReasonMetadataAndFields()
    {
        var refusal = new Refusal(RefusalReason.FieldInvalid, "a is required.").With("field", "a") with
        {
            Fields = [new FieldFault("a", "is required"), new FieldFault("b.c", "is not a UUID: x")],
        };

        var exception = refusal.ToRpcException();

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Equal("a is required.", exception.Status.Detail);
        var status = exception.GetRpcStatus()!;
        Assert.Equal((int)StatusCode.InvalidArgument, status.Code);
        var info = status.GetDetail<ErrorInfo>()!;
        Assert.Equal(("petitionhub", "FIELD_INVALID"), (info.Domain, info.Reason));
        Assert.Equal("a", Assert.Single(info.Metadata).Value);
        Assert.Equal(
            ["a: is required", "b.c: is not a UUID: x"],
            status.GetDetail<BadRequest>()!.FieldViolations.Select(violation => $"{violation.Field}: {violation.Description}"));
    }

    [Fact]
    public void ToRpcException_OfManyFaults_StaysSmallEnoughForATrailer()
    {
        var faults = Enumerable.Range(0, 1_000).Select(n => new FieldFault($"registration.details.accused_units[{n}]", "is required"));

        var exception = (new Refusal(RefusalReason.FieldInvalid, "m") with { Fields = [.. faults] }).ToRpcException();

        Assert.Equal(RefusalStatus.MaxViolations, exception.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Count);
        Assert.True(exception.Trailers.Single().ValueBytes.Length < 8_192);
    }

    [Fact]
    public void ToRpcException_WithACode_SendsIt()
    {
        var exception = new Refusal(RefusalReason.UnitUnknown, "m").ToRpcException(StatusCode.Unauthenticated);

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.Equal((int)StatusCode.Unauthenticated, exception.GetRpcStatus()!.Code);
    }

    // "// NOT_FOUND. No such …" above "REASON_X = 1;"; where a code depends, "else NOT_FOUND" names the usual one.
    private static Dictionary<string, string> Documented() => ReasonPattern().Matches(File.ReadAllText(ErrorsProto())).ToDictionary(
        match => match.Groups["name"].Value,
        match => match.Groups["usual"].Success ? match.Groups["usual"].Value : match.Groups["code"].Value);

    private static string Sentence(RefusalReason reason) => reason switch
    {
        RefusalReason.HubBusy => "The hub has more work",
        RefusalReason.HubStopping => "The hub is stopping",
        RefusalReason.StorageUnavailable => "The ledger or the store of attachments cannot be read or written",
        RefusalReason.ClockUntrusted => "The hub's clock contradicts",
        _ => "(none)",
    };

    private static string ScreamingSnake(StatusCode code) => WordStart().Replace(code.ToString(), "_").ToUpperInvariant();

    private static string ErrorsProto()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PetitionHub.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "protos/petitionhub/v1/errors.proto");
    }

    [GeneratedRegex(@"// (?<code>[A-Z_]{4,})(?: where [^.]*?, else (?<usual>[A-Z_]+))?(?:, with RetryInfo)?\. [^=]*?REASON_(?<name>[A-Z_]+) = \d+;")]
    private static partial Regex ReasonPattern();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
