using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using PetitionHub.Console.Reading;
using PetitionHub.Console.Texts;
using PetitionHub.V1;

namespace PetitionHub.Console.Live;

/// <summary>The overview, which renews itself while the page is open and something changed.</summary>
public sealed partial class LiveOverview
{
    private const int TopCorridors = 12;

    private readonly CancellationTokenSource _leaving = new();
    private Overview? _overview;
    private bool _isStale;

    /// <summary>The page's language.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>How many days are shown.</summary>
    [Parameter, EditorRequired]
    public int Days { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ILogger<LiveOverview> Log { get; set; } = null!;

    private TextTable T => TextTable.Find(Language) ?? TextTable.All[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => Renewal.TryAsync(
        async () => _overview = await Shared.GetAsync(Period.Of(Days), _leaving.Token), FailAsync, _leaving.Token);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_leaving.Token);
    }

    private async Task FollowAsync(CancellationToken leaving)
    {
        using var timer = new PeriodicTimer(SharedOverview.Pause, Clock);
        await Renewal.RunAsync(timer, () => RenewAsync(leaving), FailAsync, leaving);
    }

    /// <summary>Says on the page that its figures are old, once until they are read again.</summary>
    private async Task FailAsync(Exception exception)
    {
        if (_isStale)
            return;
        _isStale = true;
        LogFailure(Log, exception);
        await InvokeAsync(StateHasChanged);
    }

    private async Task RenewAsync(CancellationToken leaving)
    {
        var state = await Session.GetAuthenticationStateAsync();
        if (state.User.Identity?.IsAuthenticated != true)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        var overview = await Shared.GetAsync(Period.Of(Days), leaving);
        if (!_isStale && IsSame(overview, _overview))
            return;
        (_overview, _isStale) = (overview, false);
        await InvokeAsync(StateHasChanged);
    }

    /// <summary>True where nothing that is shown differs but the time of reading.</summary>
    private static bool IsSame(Overview a, Overview? b) => b is not null
        && Equals(a.Now.AsOf?.Sequence, b.Now.AsOf?.Sequence) && a.Now.EntriesPerSecond.Equals(b.Now.EntriesPerSecond)
        && a.Volumes.Points.Equals(b.Volumes.Points) && a.Stuck.Counts.Equals(b.Stuck.Counts)
            && a.Provinces.Cells.Equals(b.Provinces.Cells);

    private static IEnumerable<(string Key, long Value, bool IsBad)> Sums(IReadOnlyCollection<VolumePoint> points) =>
    [
        ("registered", points.Sum(point => point.Registered), false),
        ("sent", points.Sum(point => point.Sent.Sum(kind => kind.Count)), false),
        ("acknowledged", points.Sum(point => point.Acknowledged?.Count ?? 0), false),
        ("accepted", points.Sum(point => point.Accepted?.Count ?? 0), false),
        ("concluded", points.Sum(point => point.Concluded?.Count ?? 0), false),
        ("overdue", points.Sum(point => point.Overdue), true),
        ("returned", points.Sum(point => point.Returned), false),
        ("bounced", points.Sum(point => point.Bounced), true),
    ];

    private bool IsToday => Days == 1;

    private string VolumesTitle => IsToday ? T["overview.hours"] : T["overview.days"];

    private Func<Timestamp, string> TimeOf => IsToday ? ShanghaiTime.Hour : ShanghaiTime.DayOf;

    private string Lines(IReadOnlyCollection<VolumePoint> points) => ChartFigures.Lines(
        points.Select(point => TimeOf(point.StartTime)),
        (T["volume.registered"], points.Select(point => point.Registered)),
        (T["volume.sent"], points.Select(point => point.Sent.Sum(kind => kind.Count))),
        (T["volume.concluded"], points.Select(point => point.Concluded?.Count ?? 0)));

    private string LinkOf(FlowCell cell) => $"/flows?from={cell.From.Key}&to={cell.To.Key}&days={Days}";

    private static string NameOf(FlowEnd end) => end.Name.Length > 0 ? end.Name : end.Key;

    [LoggerMessage(LogLevel.Warning, "The overview could not be read. It is tried again.")]
    private static partial void LogFailure(ILogger log, Exception exception);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
