namespace PetitionHub.Domain.Repeats;

/// <summary>What is compared of a content.</summary>
/// <param name="Hash">The hash of the whole content as it is compared; 0 where that is too short.</param>
/// <param name="Sketch">Its sketch; null where it is too short.</param>
public readonly record struct ComparedText(long Hash, TextSketch? Sketch)
{
    /// <summary>What is compared of a content.</summary>
    public static ComparedText Of(string content)
    {
        var text = RepeatText.Normalise(content);
        return TextSketch.Of(text) is { } sketch ? new ComparedText((long)FixedHash.Of(text), sketch) : default;
    }
}
