using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Attachments;

/// <summary>A unit's upload of a file.</summary>
internal readonly record struct UploadKey(UnitCode Unit, AttachmentId Id);

/// <summary>Uploads that began in a span of time, both ends included, in Unix milliseconds.</summary>
internal readonly record struct UploadSpan(long FromMs, long ToMs);
