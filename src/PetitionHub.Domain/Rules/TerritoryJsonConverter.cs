using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Rules;

/// <summary>A territory as rule data writes it: its division code, padded with zeros or not.</summary>
internal sealed class TerritoryJsonConverter : JsonConverter<Territory>
{
    /// <inheritdoc/>
    public override Territory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return Territory.TryParse(text, out var territory)
            ? territory
            : throw new JsonException($"'{text}' is not a division code.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Territory value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
