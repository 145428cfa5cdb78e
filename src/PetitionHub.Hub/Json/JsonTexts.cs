using System.Text.Json.Serialization;

namespace PetitionHub.Hub.Json;

/// <summary>Writes texts as JSON without reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class JsonTexts : JsonSerializerContext;
