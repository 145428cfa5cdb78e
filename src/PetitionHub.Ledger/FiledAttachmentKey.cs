namespace PetitionHub.Ledger;

/// <summary>The place of an attachment in the order of filing, after which a page begins.</summary>
/// <param name="Sequence">The entry that filed it.</param>
/// <param name="Index">Its place in that entry, from 0.</param>
public readonly record struct FiledAttachmentKey(long Sequence, int Index);
