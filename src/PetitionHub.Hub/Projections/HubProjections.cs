using Microsoft.Extensions.Logging;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Projections;

/// <summary>The projections that this hub brings along the ledger.</summary>
internal sealed class HubProjections(LedgerStore store, HubOptions options, ILogger<ProjectionRunner> logger)
{
    /// <summary>What lists, feeds and dates are found by.</summary>
    public ProjectionRunner Lists { get; } = new(store.Lists.Projection, enabled: true, options, logger);

    /// <summary>The index of repeats.</summary>
    public ProjectionRunner Repeats { get; } = new(store.Repeats.Projection, options.Repeats.Enabled, options, logger);

    /// <summary>The figures of the exchange.</summary>
    public ProjectionRunner Monitoring { get; } = new(store.Monitoring.Projection, options.Monitoring.Enabled, options, logger);
}
