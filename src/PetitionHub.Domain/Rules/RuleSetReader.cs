using System.Text.Json;

namespace PetitionHub.Domain.Rules;

/// <summary>Reads a rule set's JSON. Every property is required; an unknown or repeated one is an error.</summary>
internal static class RuleSetReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new LimitJsonConverter(), new TerritoryJsonConverter() },
    };

    /// <summary>Reads one rule set.</summary>
    /// <exception cref="JsonException">It is not JSON, or a property is missing, unknown, repeated or malformed.</exception>
    public static RuleSet Read(string json) =>
        JsonSerializer.Deserialize<RuleSet>(json, Options) ?? throw new JsonException("A rule set is not null.");
}
