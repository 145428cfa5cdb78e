using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// An unexpected exception. Nothing of it is told to the caller but a trace id, by which operators find it in the log.
/// </summary>
internal static class HubFault
{
    /// <summary>Logs it; gives what the caller is told.</summary>
    public static Refusal Report(ILogger logger, string method, HttpContext http, Exception exception)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        ErrorLog.CallFailed(logger, method, trace, FaultText.WithoutMessages(exception));
        return new Refusal(RefusalReason.Internal, $"The hub failed. Send the same command again, and tell the operators trace {trace}.")
            .With("trace", trace);
    }
}
