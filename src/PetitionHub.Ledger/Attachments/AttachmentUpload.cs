using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Attachments;

/// <summary>
/// A unit's upload of a file: while it is complete, the proof that the unit had the file, and its share of the quota.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Id">The file.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="StorageKey">
/// The key of its bytes in the store; uploads of the same content share it once they are complete.
/// </param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When all bytes had come and were verified; null before.</param>
public sealed record AttachmentUpload(
    UnitCode Unit, AttachmentId Id, long SizeBytes, string MediaType, Guid StorageKey, DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt)
{
    /// <summary>The key of its bytes.</summary>
    public required KeptKey Key { get; init; }

    /// <summary>True where all bytes have come and were verified.</summary>
    public bool IsComplete => CompletedAt is not null;
}
