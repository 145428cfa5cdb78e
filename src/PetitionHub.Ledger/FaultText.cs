using System.Data.Common;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger;

/// <summary>
/// What may be logged of an exception. Its own message may quote what a petitioner wrote (databases quote values): only types and
/// the places in the code are logged.
/// </summary>
public static class FaultText
{
    /// <summary>
    /// The types of the exception and of those inside it, with the numbers of databases' errors and their stack traces, and
    /// without their messages.
    /// </summary>
    public static string WithoutMessages(Exception exception)
    {
        var shown = $"{exception.GetType().FullName}{Number(exception)}{Environment.NewLine}{exception.StackTrace}";
        return exception.InnerException is { } inner ? $"{shown}{Environment.NewLine}caused by {WithoutMessages(inner)}" : shown;
    }

    /// <summary>In a few words what kind of fault it is at its root, as <c>error 13, database or disk is full</c>.</summary>
    public static string Kind(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (at is DbException fault)
                return Describe(fault);
            if (at is LedgerMovedException)
                return at.Message;
        }

        return exception.GetBaseException().GetType().Name;
    }

    private static string Number(Exception exception) => exception is DbException fault ? $" ({Describe(fault)})" : "";

    /// <summary>The engine knows its numbers; those of another driver are by an old custom with the link to the help.</summary>
    private static string Describe(DbException fault) =>
        LedgerEngines.Describe(fault) ?? $"error {fault.Data["HelpLink.EvtID"] ?? fault.ErrorCode}";
}
