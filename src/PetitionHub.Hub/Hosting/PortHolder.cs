using System.Globalization;

namespace PetitionHub.Hub.Hosting;

/// <summary>
/// Who listens at a port of this machine, where the system shows it: on Linux, of the same user's processes, or of all to root.
/// </summary>
internal static class PortHolder
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    private const string Listening = "0A";
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;

    /// <summary>As <c>, by petitionhub (process 4242)</c>; empty where it cannot be seen.</summary>
    public static string Describe(int port)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        try
        {
            var sockets = Tables.Where(File.Exists).SelectMany(File.ReadLines)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > Inode && fields[State] == Listening
                    && fields[LocalAddress].EndsWith(ending, StringComparison.Ordinal))
                .Select(fields => $"socket:[{fields[Inode]}]")
                .ToHashSet();
            return sockets.Count > 0 && FindHolder(sockets) is { } process ? Describe(process) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Describe(string process) => int.Parse(process, CultureInfo.InvariantCulture) == Environment.ProcessId
        ? ", by this hub's other address"
        : $", by {File.ReadAllText($"/proc/{process}/comm").Trim()} (process {process})";

    private static string? FindHolder(HashSet<string> sockets) => Directory.EnumerateDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(name => name.All(char.IsAsciiDigit))
        .FirstOrDefault(process => SocketsOf(process).Any(sockets.Contains));

    private static IEnumerable<string> SocketsOf(string process)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"/proc/{process}/fd")
                .Select(entry => new FileInfo(entry).LinkTarget ?? "")];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is another user's.
            return [];
        }
    }
}
