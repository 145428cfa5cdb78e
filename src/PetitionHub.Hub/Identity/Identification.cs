using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Identity;

/// <summary>What a certificate proves: a caller, or why it proves none. Never both.</summary>
public sealed record Identification
{
    private Identification(Caller? caller, Refusal? refusal) => (Caller, Refusal) = (caller, refusal);

    /// <summary>The caller; null where refused.</summary>
    public Caller? Caller { get; }

    /// <summary>Why not; null where there is a caller.</summary>
    public Refusal? Refusal { get; }

    internal static Identification Of(Caller caller) => new(caller, null);

    internal static Identification Refused(Refusal refusal) => new(null, refusal);
}
