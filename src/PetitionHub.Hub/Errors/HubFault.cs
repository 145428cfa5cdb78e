using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Projections;

namespace PetitionHub.Hub.Errors;

/// <summary>An unexpected exception. The caller gets only a trace id, by which operators find it in the log.</summary>
internal static class HubFault
{
    /// <summary>What a call has that the machine failed.</summary>
    public static Refusal Unavailable(string trace) => new Refusal(
        RefusalReason.StorageUnavailable,
        $"The hub cannot read or write at the moment. Send the same command again after the delay (trace {trace}).")
            .With("trace", trace);

    /// <summary>What a read has that asks a projection for more than it takes in.</summary>
    private static Refusal Behind(ProjectionBehindException behind) => new Refusal(
        RefusalReason.ProjectionBehind,
        $"The hub's projection '{behind.Name}' takes in the ledger up to entry {behind.Position}, and {behind.Asked} is asked for: "
            + "it is being made anew, or its database fails. Ask again after the delay.")
        .With("projection", behind.Name).With("sequence", behind.Asked).With("position", behind.Position);

    /// <summary>By what operators find a call in the log.</summary>
    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    /// <summary>Logs it; returns the refusal for the caller.</summary>
    public static Refusal Report(ILogger logger, string method, HttpContext http, Exception exception)
    {
        var trace = TraceOf(http);
        if (exception is ProjectionBehindException behind)
        {
            ErrorLog.CallUnavailable(logger, method, trace, FaultText.Kind(exception));
            return Behind(behind);
        }

        if (MachineFault.Is(exception))
        {
            // The class that met it first has logged it: a line for each call would fill the rest of the disk.
            ErrorLog.CallUnavailable(logger, method, trace, FaultText.Kind(exception));
            return Unavailable(trace);
        }

        ErrorLog.CallFailed(logger, method, trace, FaultText.WithoutMessages(exception));
        return new Refusal(
            RefusalReason.Internal, $"The hub failed. Send the same command again, and tell the operators trace {trace}.")
            .With("trace", trace);
    }
}
