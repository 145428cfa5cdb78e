using System.Text.Json.Serialization;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>One line of a messages file: a message to a local leader, with its regions masked.</summary>
internal sealed record Message
{
    /// <summary>Its number in the source, unique.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>A pseudonym.</summary>
    [JsonPropertyName("user")]
    public string User { get; init; } = "";

    /// <summary>What it is about; may be cut off.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>When it was sent, in China's time, without an offset.</summary>
    [JsonPropertyName("time")]
    public DateTime? Time { get; init; }

    /// <summary>The text, up to 20,000 characters.</summary>
    [JsonPropertyName("body")]
    public required string Body { get; init; }

    /// <summary>How many others agreed.</summary>
    [JsonPropertyName("upvotes")]
    public int Upvotes { get; init; }
}
