using System.Runtime.InteropServices;

namespace PetitionHub.Cli;

/// <summary>
/// What this program makes on a Unix machine is for its user alone, whatever the shell's umask and whichever library makes it:
/// data, keys, receipts and exports all tell of people.
/// </summary>
internal static class FileMask
{
    private const uint OthersNothing = 0x3F; // 0077

    public static void Set()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(OthersNothing);
    }

    [DllImport("libc", EntryPoint = "umask", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
