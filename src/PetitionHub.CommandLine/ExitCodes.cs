namespace PetitionHub.CommandLine;

/// <summary>What the process ends with. Scripts rely on these: none ever changes its meaning.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int PartlyDone = 3;
    public const int HubUnreachable = 4;
    public const int Interrupted = 130;
    public const int OutputClosed = 141;

    /// <summary>The table of <c>--help</c>.</summary>
    public static IEnumerable<(int Code, string Meaning)> Explained =>
    [
        (Done, "done"),
        (Failed, "refused by the hub, or failed"),
        (Usage, "the command line is wrong; nothing was sent"),
        (PartlyDone, "partly done: some lines were refused"),
        (HubUnreachable, "the hub cannot be reached, or did not answer in time; run it again"),
        (Interrupted, "interrupted (Ctrl-C)"),
        (OutputClosed, "the output was closed (as by '| head -1'); the command stopped there"),
    ];
}
