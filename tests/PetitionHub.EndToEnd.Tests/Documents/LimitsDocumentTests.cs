using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PetitionHub.Console;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>docs/LIMITS.md: each number is that of the constant that its row names.</summary>
public sealed partial class LimitsDocumentTests
{
    private const BindingFlags Constants = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] _types =
        [.. new[] { typeof(TextLimits), typeof(LedgerWriter), typeof(HubOptions), typeof(OperatorsConsole) }.SelectMany(type =>
            type.Assembly.GetTypes())];

    public static TheoryData<string, string, string> Rows =>
        [.. Document.Of("docs/LIMITS.md").Table("| what | limit |").Select(cells => (cells[0], cells[1], cells[2]))];

    [Theory, MemberData(nameof(Rows))]
    public void EveryNumber_IsTheConstants(string what, string limit, string names)
    {
        Assert.NotEmpty(what);
        var written = Quantity().Matches(limit).Select(match => match.Value);

        var meant = Code().Matches(names).Select(match => Show(match.Groups[1].Value));

        Assert.Equal(meant, written);
    }

    private static string Show(string name)
    {
        var (type, constant) = name.Split('.') is [var left, var right] ? (left, right) : throw new FormatException(name);
        var fields = _types.Where(one => one.Name == type).Select(one => one.GetField(constant, Constants));
        var field = fields.OfType<FieldInfo>().Single();
        return field.GetValue(null) switch
        {
            TimeSpan span when span >= TimeSpan.FromMinutes(2) => $"{span.TotalMinutes:0} minutes",
            TimeSpan span => $"{span.TotalSeconds:0} s",
            int bytes when IsOfBytes(name) => bytes % (1024 * 1024) == 0 ? $"{bytes / 1024 / 1024} MiB" : $"{bytes / 1024} KiB",
            int seconds when name.EndsWith("Seconds", StringComparison.Ordinal) => $"{seconds} s",
            int number => number.ToString("N0", CultureInfo.InvariantCulture),
            var other => throw new InvalidOperationException($"{name} is {other}, which is not a limit."),
        };
    }

    private static bool IsOfBytes(string name) => name.Contains("Bytes", StringComparison.Ordinal);

    [GeneratedRegex(@"\d[\d,]*\d(?: (?:KiB|MiB|s|minutes)\b)?|\d(?: (?:KiB|MiB|s|minutes)\b)?")]
    private static partial Regex Quantity();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
