using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace PetitionHub.CommandLine;

/// <summary>Options whose values are words of one of the contract's enums.</summary>
internal static class EnumOption
{
    /// <summary>An option of one value; not given it is the unspecified one.</summary>
    public static Option<T> One<T>(string name, string description)
        where T : struct, Enum =>
        Complete<T, Option<T>>(new(name)
        {
            Description = Describe<T>(description),
            CustomParser = result => Read<T>(result).FirstOrDefault(),
        });

    /// <summary>An option of any number of values, repeated or separated by commas.</summary>
    public static Option<T[]> Many<T>(string name, string description)
        where T : struct, Enum =>
        Complete<T, Option<T[]>>(new(name)
        {
            Description = Describe<T>(description),
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. Read<T>(result)],
        });

    private static TOption Complete<T, TOption>(TOption option)
        where T : struct, Enum
        where TOption : Option
    {
        option.HelpName = option.Name.TrimStart('-');
        option.CompletionSources.Add(_ => EnumWords.All<T>().Select(word => new CompletionItem(word)));
        return option;
    }

    private static string Describe<T>(string description)
        where T : struct, Enum =>
        $"{description} One of: {string.Join(", ", EnumWords.All<T>())}.";

    private static List<T> Read<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var values = new List<T>();
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (EnumWords.TryParse<T>(word, out var value))
                values.Add(value);
            else
                result.AddError($"'{word}' is not one of: {string.Join(", ", EnumWords.All<T>())}.");
        }

        return values;
    }
}
