using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>The checks that options have in common. Each gives its fault, or none.</summary>
internal static class Checks
{
    public static IEnumerable<OptionError> That(bool holds, string option, string fault) =>
        holds ? [] : [new OptionError(option, fault)];

    public static IEnumerable<OptionError> Range(long value, long least, long most, string option, string unit) => That(
        value >= least && value <= most, option, $"must be {least:N0} to {most:N0} {unit}, and is {value:N0}");

    public static IEnumerable<OptionError> File(string? path, string option) =>
        That(path is null || System.IO.File.Exists(path), option, $"names '{path}', which is not there");
}
