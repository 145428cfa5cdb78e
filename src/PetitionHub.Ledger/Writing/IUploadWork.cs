using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <summary>Work on a unit's upload.</summary>
internal interface IUploadWork
{
    UploadKey Key { get; }
}
