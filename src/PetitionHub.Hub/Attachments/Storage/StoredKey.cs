namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>A key under which there is something.</summary>
/// <param name="Key">The key.</param>
/// <param name="WrittenAt">When something was last put under it.</param>
internal readonly record struct StoredKey(Guid Key, DateTimeOffset WrittenAt);
