using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Domain.Calendar;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>One hub of the year, as far as it watches: its own store of the one ledger, and its watch.</summary>
internal sealed class YearReplica : IAsyncDisposable
{
    private YearReplica(LedgerStore store, DeadlineWatch watch) => (Store, Watch) = (store, watch);

    public LedgerStore Store { get; }

    public DeadlineWatch Watch { get; }

    /// <summary>A calendar as it was before the notice for 2026.</summary>
    public static WorkingCalendar UpTo2025 { get; } = new([new CalendarYear(2025, new Dictionary<DateOnly, bool>())]);

    public static async Task<YearReplica> OpenAsync(
        string folder, WorkingCalendar calendar, TimeProvider clock, int queueCapacity = 8_192)
    {
        var rules = LedgerRules.Official with { Calendar = calendar };
        var store = await LedgerStore.OpenAsync(
            // Years pass between two starts, and the test's clock is right.
            new LedgerOptions { DataFolder = folder, QueueCapacity = queueCapacity, AcceptClock = true }, rules, new Silence(),
            null, clock, NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken);
        var watch = new DeadlineWatch(
            store.Duties, store.Writer, rules, new HubOptions(), new CommandMetrics(new HubMeter(new Meters())), clock,
            NullLogger<DeadlineWatch>.Instance);
        return new YearReplica(store, watch);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Watch.Dispose();
    }

    private sealed class Silence : ICommitListener
    {
        public void OnCommitted(IReadOnlyList<StoredEntry> entries)
        {
        }
    }

    /// <summary>Of another name than a hub's: what a hub of another test shows stays its own.</summary>
    private sealed class Meters : System.Diagnostics.Metrics.IMeterFactory
    {
        public System.Diagnostics.Metrics.Meter Create(System.Diagnostics.Metrics.MeterOptions options) =>
            new("PetitionHub.Tests");

        public void Dispose()
        {
        }
    }
}
