using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Components;
using PetitionHub.Console.Reading;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Console.Pages;

/// <summary>One unit: whether its system works, what it moves, and what waits for it.</summary>
public sealed partial class UnitPage
{
    private const int TasksPerKind = 20;
    private const int CertificateWarningDays = 30;

    private static readonly Period Month = Period.Of(30);

    private Unit? _unit;
    private GetUnitHealthResponse? _health;
    private GetVolumeSeriesResponse _volumes = new();
    private CountStuckResponse _stuck = new();
    private List<StuckTask> _tasks = [];

    /// <summary>The unit's code.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!UnitCode.TryParse(Code, out var code) || !Units.TryFind(code, out _unit))
            return;
        var stop = Accessor.HttpContext!.RequestAborted;
        _health = await Monitoring.GetUnitHealthAsync(new() { UnitCode = Code }, Watcher.Operator, stop);
        _volumes = await Monitoring.GetVolumeSeriesAsync(
            new() { StartTime = Month.StartTime(Clock), Grain = VolumeGrain.Day, UnitCode = Code }, Watcher.Operator, stop);
        _stuck = await Monitoring.CountStuckAsync(new() { UnitCode = Code }, Watcher.Operator, stop);
        foreach (var kind in _stuck.Counts.Where(count => count.Count > 0).Select(count => count.Kind))
        {
            var page = await Monitoring.ListStuckAsync(
                new() { Kind = kind, UnitCode = Code, PageSize = TasksPerKind }, Watcher.Operator, stop);
            _tasks.AddRange(page.Tasks);
        }
    }

    private string Lines() => ChartFigures.Lines(
        _volumes.Points.Select(point => ShanghaiTime.DayOf(point.StartTime)),
        (T["volume.registered"], _volumes.Points.Select(point => point.Registered)),
        (T["volume.sent"], _volumes.Points.Select(point => point.Sent.Sum(kind => kind.Count))),
        (T["volume.received"], _volumes.Points.Select(point => point.Received.Sum(kind => kind.Count))),
        (T["volume.concluded"], _volumes.Points.Select(point => point.Concluded?.Count ?? 0)));

    private string Ago(Timestamp? time) =>
        time is null ? T["unit.never"] : T.Say("unit.ago", ShanghaiTime.Span(Clock.GetUtcNow() - time.ToDateTimeOffset(), T));

    private bool EndsSoon(GetUnitHealthResponse health) => health.CertificateExpireTime is { } end
        && end.ToDateTimeOffset() - Clock.GetUtcNow() < TimeSpan.FromDays(CertificateWarningDays);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
