using PetitionHub.Ledger.Texts;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>Looks behind the hub's back at what it stores.</summary>
internal static class StoredBytes
{
    public static int CountStoredKeys(this TestHub hub) =>
        Directory.Exists(hub.AttachmentFolder) ? Directory.GetDirectories(hub.AttachmentFolder).Length : 0;

    /// <summary>Flips a bit in the only stored part that has this size.</summary>
    public static void Damage(this TestHub hub, int partBytes)
    {
        var path = Directory.EnumerateFiles(hub.AttachmentFolder, "?????", SearchOption.AllDirectories)
            .Single(file => new FileInfo(file).Length == partBytes + SealingKey.OverheadBytes);
        using var file = new FileStream(path, FileMode.Open);
        file.Position = partBytes / 2;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }
}
