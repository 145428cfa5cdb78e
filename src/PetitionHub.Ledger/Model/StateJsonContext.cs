using System.Text.Json.Serialization;

namespace PetitionHub.Ledger.Model;

/// <summary>Code that writes and reads <see cref="StoredState"/>, made at build time.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StoredState))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
