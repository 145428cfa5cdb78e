using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Attachments;

/// <summary>Where the bytes of a file are.</summary>
/// <param name="StorageKey">Their key in the store.</param>
/// <param name="Key">The key that they are sealed with.</param>
internal readonly record struct StoredFile(Guid StorageKey, KeptKey Key);
