using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Writing;

/// <summary>A unit's upload of a file.</summary>
internal readonly record struct UploadKey(UnitCode Unit, AttachmentId Id);
