using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Contacts;

/// <summary>What is logged of units' systems as they are heard of.</summary>
internal static partial class ContactLog
{
    [LoggerMessage(3402, LogLevel.Warning, "What was heard of units' systems could not be kept: {Fault}")]
    public static partial void NotKept(ILogger logger, string fault);
}
