using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Hub.Monitoring;
using PetitionHub.Hub.Telemetry;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Telemetry;

/// <summary>
/// What a collector finds of the exchange. A collector of one process finds the meters of every hub in it: no other runs beside
/// these.
/// </summary>
[CollectionDefinition(nameof(ExchangeMetricsTests), DisableParallelization = true)]
[Collection(nameof(ExchangeMetricsTests))]
public sealed class ExchangeMetricsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));
    private readonly HubLog _log = new();
    private TestHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await TestHub.StartAsync(_folder.Path, _log, _clock);
        await _hub.ImportUnitsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(_log.Errors);
    }

    [Fact]
    public async Task Metrics_AfterHandovers_CountThemByProvince()
    {
        await RegisterAsync(Tianxin, TianxinHousing);
        await RegisterAsync(Tianxin, TianxinHealth);
        await RegisterAsync(National, Hunan);
        await _hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register());

        var page = await ReadUntilAsync("petitionhub_registrations_total", "4", ("channel", "Letter"));

        Shows(page, "petitionhub_handovers_total", "2", ("kind", "Transfer"), ("province", "43"), ("from_province", "43"));
        Shows(page, "petitionhub_handovers_total", "1", ("kind", "Transfer"), ("province", "43"), ("from_province", "00"));
        Shows(page, "petitionhub_duties_met_total", "3", ("kind", "HandOver"), ("timing", "on_time"));
    }

    [Fact]
    public async Task Metrics_WhileItemsWait_TellHowManyAndHowLong()
    {
        var first = await RegisterAsync(Tianxin, TianxinHousing);
        await RegisterAsync(Tianxin, TianxinHealth);
        _clock.Advance(TimeSpan.FromHours(1));

        var page = await ReadUntilAsync("petitionhub_stuck", "2", ("kind", "Unclaimed"));
        Shows(page, "petitionhub_stuck", "0", ("kind", "Dispute"));
        Shows(page, "petitionhub_unclaimed_oldest_seconds", @"(3[6-9]|[4-9]\d|\d{3,})\d\d");
        await ReadUntilAsync("petitionhub_monitoring_lag", "0");
        await ReadUntilAsync("petitionhub_lists_lag", "0");

        await _hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Acknowledge(first));
        await ReadUntilAsync("petitionhub_stuck", "1", ("kind", "Unclaimed"));
    }

    [Fact]
    public async Task Metrics_WhenDatesPass_CountNoticesAndWhatIsLate()
    {
        var petition = await RegisterAsync(Tianxin, TianxinHousing);
        _clock.Advance(TimeSpan.FromDays(60));
        await ReadUntilAsync("petitionhub_deadline_notices_total", @"[1-9]\d*", ("stage", "Overdue"));

        await _hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Acknowledge(petition));

        await ReadUntilAsync("petitionhub_duties_met_total", "1", ("kind", "Receive"), ("timing", "late"));
    }

    [Fact]
    public async Task Metrics_OfManyUnits_HaveOneSeriesForTheirProvince()
    {
        foreach (var unit in new[] { Changsha, Tianxin, TianxinHousing, Yuelu, YueluHousing })
            await RegisterAsync(Hunan, unit);

        var page = await ReadUntilAsync(
            "petitionhub_handovers_total", "5", ("kind", "Transfer"), ("province", "43"), ("from_province", "43"));

        Assert.Single(Regex.Matches(page, "(?m)^petitionhub_handovers_total"));
        var series = Regex.Matches(page, @"(?m)^petitionhub_[^{\n]*\{[^}\n]*\}").Select(line => line.Value).ToList();
        Assert.NotEmpty(series);
        Assert.DoesNotContain(series, line => Regex.IsMatch(line, @"""[^""]*\d{4}[^""]*"""));
        // Ten kinds, and none, by 31 provinces, the country and elsewhere, and no sender.
        Assert.Equal(11 * 33 * 34, ExchangeMetrics.HandoverStream.CardinalityLimit);
    }

    private async Task<string> RegisterAsync(string registrar, string destination) =>
        (await _hub.As(registrar).CallInvoker.SendAsync(Ask.RegisterFor(destination))).PetitionId;

    private static string Line(string name, string value, (string Name, string Value)[] labels)
    {
        var each = string.Concat(labels.Select(label => $"(?=[^}}]*[{{,]{label.Name}=\"{label.Value}\")"));
        return $@"(?m)^{name}(\{{{each}[^}}]*\}})? {value}( |\r?$)";
    }

    private static void Shows(string page, string name, string value, params (string Name, string Value)[] labels) =>
        Assert.Matches(Line(name, value, labels), page);

    /// <summary>Values from the background are read again as time passes, and the exporter keeps a page for a moment.</summary>
    private async Task<string> ReadUntilAsync(string name, string value, params (string Name, string Value)[] labels)
    {
        using var client = new HttpClient { BaseAddress = _hub.Operations };
        var (line, page) = (Line(name, value, labels), "");
        await Wait.UntilAsync(async () =>
        {
            _clock.Advance(StuckGauges.Pause);
            page = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Wait.Token).Bounded();
            return Regex.IsMatch(page, line);
        });
        return page;
    }
}
