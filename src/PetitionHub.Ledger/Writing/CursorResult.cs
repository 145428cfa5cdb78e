using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>What came of a consumer's acknowledgement, parking or release: its cursor now, or a refusal.</summary>
public sealed record CursorResult
{
    private CursorResult(long cursor, Refusal? refusal) => (Cursor, Refusal) = (cursor, refusal);

    /// <summary>The last sequence that the consumer has dealt with; 0 for nothing yet, and where refused.</summary>
    public long Cursor { get; }

    /// <summary>Why not; null where it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True where it was done.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>It is done.</summary>
    public static CursorResult At(long cursor) => new(cursor, null);

    /// <summary>It is refused; nothing was written.</summary>
    public static CursorResult Refused(Refusal refusal) => new(0, refusal);
}
