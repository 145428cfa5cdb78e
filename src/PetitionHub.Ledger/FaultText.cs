namespace PetitionHub.Ledger;

/// <summary>
/// What may be logged of an exception. Its own message may quote what a petitioner wrote (databases quote values): only types
/// and the places in the code are told.
/// </summary>
public static class FaultText
{
    /// <summary>The types of the exception and of those inside it, with their stack traces and without their messages.</summary>
    public static string WithoutMessages(Exception exception)
    {
        var shown = $"{exception.GetType().FullName}{Environment.NewLine}{exception.StackTrace}";
        return exception.InnerException is { } inner ? $"{shown}{Environment.NewLine}caused by {WithoutMessages(inner)}" : shown;
    }
}
