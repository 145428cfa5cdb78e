namespace PetitionHub.Samples.County;

/// <summary>Where this system and the department's own one meet.</summary>
internal sealed class Folders
{
    /// <summary>Makes them where they are not there.</summary>
    public Folders(string root)
    {
        Root = Directory.CreateDirectory(root).FullName;
        Incoming = Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName;
        Outgoing = Directory.CreateDirectory(Path.Combine(root, "outgoing")).FullName;
        Sent = Directory.CreateDirectory(Path.Combine(root, "sent")).FullName;
        Refused = Directory.CreateDirectory(Path.Combine(root, "refused")).FullName;
    }

    public string Root { get; }

    public string Incoming { get; }

    public string Outgoing { get; }

    public string Sent { get; }

    public string Refused { get; }

    /// <summary>Writes under another name first, so that no reader finds half a file.</summary>
    public static void Write(string path, string text)
    {
        var part = path + ".part";
        File.WriteAllText(part, text);
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Moves a file into a folder, beside those of its name that are there already.</summary>
    /// <returns>Its new path.</returns>
    public static string Keep(FileInfo file, string folder)
    {
        var path = Free(folder, file.Name);
        file.MoveTo(path);
        return path;
    }

    /// <summary>A path in a folder that no file has yet: NAME.json, NAME.2.json, and so on.</summary>
    public static string Free(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        for (var i = 2; File.Exists(path); i++)
            path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}.{i}{Path.GetExtension(name)}");
        return path;
    }

    /// <summary>Lays the reason beside a refused file.</summary>
    public static void Explain(string path, string reason) => Write(path + ".reason.txt", reason + Environment.NewLine);
}
