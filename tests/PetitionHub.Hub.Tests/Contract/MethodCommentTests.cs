using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.Tests.Contract;

/// <summary>The comment of every method has the same shape, and what it names is there.</summary>
public sealed partial class MethodCommentTests
{
    private static readonly string[] Blocks = ["Guarantees", "Caller", "Errors", "Example"];

    private static readonly Dictionary<string, MethodDescriptor> Methods = ContractDescription.Load()
        .SelectMany(file => file.Services).SelectMany(service => service.Methods).ToDictionary(method => method.FullName);

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Comment_OfAMethod_IsASentenceAndFourBlocks(string name)
    {
        var comment = ContractDescription.CommentOf(Methods[name]);

        Assert.Matches("^[A-Z][^\n]*", comment);
        Assert.EndsWith(".", ContractDescription.SummaryOf(Methods[name]));
        Assert.Equal(Blocks, BlockStart().Matches(comment).Select(match => match.Groups[1].Value));
        Assert.All(Blocks, block => Assert.NotEmpty(LinesOf(comment, block)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Errors_OfAMethod_AreReasonsOfTheContract(string name)
    {
        var named = LinesOf(ContractDescription.CommentOf(Methods[name]), "Errors").SelectMany(line => Reason().Matches(line))
            .Select(match => match.Value);

        Assert.All(named, reason => Assert.NotNull(ReasonDescription.Of(reason)));
    }

    [Fact]
    public void Comments_OfServices_NameReasonsOfTheContract()
    {
        var named = Methods.Values.Select(method => method.Service).Distinct()
            .SelectMany(service => Reason().Matches(ContractDescription.CommentOf(service))).Select(match => match.Value)
            .ToList();

        Assert.Contains("PETITION_NOT_FOUND", named);
        Assert.All(named, reason => Assert.NotNull(ReasonDescription.Of(reason)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Comment_OfAMethod_NamesMethodsThatThereAre(string name)
    {
        var lines = LinesOf(ContractDescription.CommentOf(Methods[name]), "Errors")
            .Concat(LinesOf(ContractDescription.CommentOf(Methods[name]), "Caller"));

        var named = lines.SelectMany(line => AsAnother().Matches(line)).Select(match => match.Groups[1].Value);

        Assert.All(named, method => Assert.Contains(Methods.Values, each => each.Name == method));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_OfAMethod_BeginsWithARequest(string name)
    {
        var examples = LinesOf(ContractDescription.CommentOf(Methods[name]), "Example");

        Assert.StartsWith("{", examples[0]);
        var request = WireCall.All.Single(method => method.FullName == name).InputType;
        foreach (var example in examples.Where(line => line.StartsWith('{')))
            Assert.NotNull(JsonParser.Default.Parse(example, request));
    }

    /// <summary>The items of a block, each as one line.</summary>
    private static string[] LinesOf(string comment, string block)
    {
        var start = comment.IndexOf($"\n{block}:", StringComparison.Ordinal) + block.Length + 2;
        var end = BlockStart().Match(comment, start) is { Success: true } next ? next.Index : comment.Length;
        var items = comment[start..end].Split("\n- ").Select(item => item.ReplaceLineEndings(" ").Replace("   ", " ").Trim());
        return [.. items.Where(item => item.Length > 0)];
    }

    [GeneratedRegex(@"^(Guarantees|Caller|Errors|Example):", RegexOptions.Multiline)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\b[A-Z]{2,}(?:_[A-Z]+)+\b")]
    private static partial Regex Reason();

    [GeneratedRegex(@"\bAs (?:[A-Z]\w+Service\.)?((?:[A-Z][a-z]+){2,})\b(?! lists|'s)")]
    private static partial Regex AsAnother();
}
