using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Tail;

/// <summary>How this replica follows the ledger.</summary>
internal static class TailServices
{
    /// <summary>Adds the tail. Call it before other listeners to commits are added: the tail hears of each first.</summary>
    public static void AddTail(this IServiceCollection services) => services
        .AddSingleton<CommittedBatches>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<CommittedBatches>())
        .AddSingleton<LedgerTail>().AddHostedService(provider => provider.GetRequiredService<LedgerTail>())
        .AddGauge<LedgerTail>(
            "petitionhub.tail.position", "{entry}", "The last sequence that this replica's readers have.", tail => tail.Position)
        .AddSingleton(provider => new HubGauge(
            "petitionhub.tail.lag", "{entry}", "Entries that this replica committed and its readers do not have yet.",
            () => LagOf(provider.GetRequiredService<LedgerTail>(), provider.GetRequiredService<CommittedBatches>())));

    private static long LagOf(LedgerTail tail, CommittedBatches committed) => Math.Max(0, committed.LastSequence - tail.Position);
}
