using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;
using PetitionHub.Wire;
using Cases = PetitionHub.V1.LedgerEntry.StepOneofCase;
using FlowKind = PetitionHub.Domain.Monitoring.FlowKind;
using Level = PetitionHub.Domain.Units.Level;

namespace PetitionHub.Hub.Telemetry;

/// <summary>
/// Counts what is exchanged, by the entries that this replica's own writer committed: the sum over replicas counts each once.
/// Units are told apart by their province only.
/// </summary>
internal sealed class ExchangeMetrics : ICommitListener
{
    /// <summary>
    /// The one counter with more series than the exporter allows by default: kinds times provinces times provinces.
    /// </summary>
    public const string Handovers = "petitionhub.handovers";

    private const string Country = "00";
    private const string Elsewhere = "other";

    private static readonly FrozenSet<string> Provinces = DivisionTable.Official.All
        .Where(division => division.Territory.Level == Level.Provincial).Select(division => division.Territory.Digits)
            .ToFrozenSet();

    private readonly Func<IUnitDirectory> _directory;
    private readonly Counter<long> _handovers;
    private readonly Counter<long> _registrations;
    private readonly Counter<long> _notices;
    private readonly Counter<long> _duties;

    /// <summary>The directory is asked for with each batch: the ledger that has it is opened with its listeners.</summary>
    public ExchangeMetrics(HubMeter meter, Func<IUnitDirectory> directory)
    {
        _directory = directory;
        _handovers = meter.Meter.CreateCounter<long>(
            Handovers, "{handover}", "Items that went to another holder, by kind and by province.");
        _registrations = meter.Meter.CreateCounter<long>(
            "petitionhub.registrations", "{petition}", "Petitions that were registered, by channel.");
        _notices = meter.Meter.CreateCounter<long>(
            "petitionhub.deadline.notices",
            "{notice}", "Notices of duties whose date nears or is past, by stage.");
        _duties = meter.Meter.CreateCounter<long>(
            "petitionhub.duties.met", "{duty}", "Duties that were met, by kind and whether on time.");
    }

    /// <summary>As many series as <see cref="Handovers"/> can have, which the exporter otherwise would put together.</summary>
    public static MetricStreamConfiguration HandoverStream { get; } = new()
    {
        // Both ends may also be the country or elsewhere, and there may be no sender.
        CardinalityLimit = Enum.GetValues<V1.FlowKind>().Length * (Provinces.Count + 2) * (Provinces.Count + 3),
    };

    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        var directory = _directory();
        foreach (var stored in entries)
            Count(stored.Entry, directory);
    }

    private void Count(LedgerEntry entry, IUnitDirectory directory)
    {
        if (entry.StepCase == Cases.Registration)
            _registrations.Add(1, new KeyValuePair<string, object?>("channel", entry.Registration.Details.Channel.ToString()));
        if (entry.StepCase == Cases.DeadlineNotice)
            _notices.Add(1, new KeyValuePair<string, object?>("stage", entry.DeadlineNotice.Stage.ToString()));
        if (FlowKinds.Of(entry) is { } kind)
            CountHandover(kind, entry, directory);
        foreach (var duty in entry.Duties)
            if (duty.State == DutyState.Met)
                _duties.Add(1, new("kind", duty.Kind.ToString()),
                    new("timing", duty.EndTime < duty.DueTime ? "on_time" : "late"));
    }

    private void CountHandover(FlowKind kind, LedgerEntry entry, IUnitDirectory directory)
    {
        var province = new KeyValuePair<string, object?>("province", ProvinceOf(entry.Holder, directory));
        // An operator, or the hub itself, is nowhere.
        if (UnitCode.TryParse(entry.Actor, out _))
            _handovers.Add(1, new("kind", kind.ToString()), province, new("from_province", ProvinceOf(entry.Actor, directory)));
        else
            _handovers.Add(1, new("kind", kind.ToString()), province);
    }

    private static string ProvinceOf(string unit, IUnitDirectory directory)
    {
        if (!UnitCode.TryParse(unit, out var code) || !directory.TryFind(code, out var found))
            return Elsewhere;
        var digits = found.Territory.Digits;
        return digits.Length == 0 ? Country : Provinces.Contains(digits[..2]) ? digits[..2] : Elsewhere;
    }
}
