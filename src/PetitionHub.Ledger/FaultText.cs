using System.Data.Common;

namespace PetitionHub.Ledger;

/// <summary>
/// What may be logged of an exception. Its own message may quote what a petitioner wrote (databases quote values): only types
/// and the places in the code are told.
/// </summary>
public static class FaultText
{
    /// <summary>
    /// The types of the exception and of those inside it, with the numbers of databases' errors and their stack traces, and without their
    /// messages.
    /// </summary>
    public static string WithoutMessages(Exception exception)
    {
        var shown = $"{exception.GetType().FullName}{Number(exception)}{Environment.NewLine}{exception.StackTrace}";
        return exception.InnerException is { } inner ? $"{shown}{Environment.NewLine}caused by {WithoutMessages(inner)}" : shown;
    }

    /// <summary>A driver that has its own numbers keeps them, by an old custom, with the link to the help.</summary>
    private static string Number(Exception exception) => exception is DbException fault
        ? $" (error {fault.Data["HelpLink.EvtID"] ?? fault.ErrorCode})"
        : "";
}
