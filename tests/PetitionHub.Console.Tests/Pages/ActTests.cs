using System.Net;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Console.Tests.Pages;

public sealed class ActTests(ConsoleFixture console)
{
    private const string Reason = "The unit's system sends the same item again and again.";

    public static TheoryData<string> Kinds { get; } = [.. Console.Acting.OperatorAct.Kinds];

    [Fact]
    public async Task Suspend_ByAnOperator_IsAnEntryWithTheirName()
    {
        await using var window = await console.OpenAsync();
        await window.GoAsync($"/units/{TestUnits.YueluHousing}");
        await window.Page.ClickAsync("a[href*='/act/suspend']").Bounded();
        await window.Page.FillAsync("textarea[name=reason]", Reason).Bounded();
        await window.Page.CheckAsync("input[name=confirmed]").Bounded();
        await window.Page.ClickAsync("main button[type=submit]").Bounded();

        var done = await window.Page.Locator(".notice.good").InnerTextAsync().Bounded();
        var sequence = long.Parse(done.Where(char.IsAsciiDigit).ToArray());
        var entry = (await console.Hub.Get<EntryReader>().GetEntryAsync(sequence, Wait.Token))!.Entry;
        Assert.Equal($"operator:{ConsoleFixture.Operator}", entry.Actor);
        Assert.Equal(Reason, entry.UnitChange.Reason);
        Assert.Equal(V1.UnitChangeKind.Suspend, entry.UnitChange.Kind);
        Assert.Equal("Suspended", await window.Page.Locator("h1 + .chip").InnerTextAsync().Bounded());
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Urge_ByAnOperator_IsAnEntryWithTheirName()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        using var answer = await client.PostAsync(
            "/acts/urge", "/act/urge", ("petition", console.History.Unclaimed), ("reason", Reason), ("confirmed", "1"),
            ("request_id", Guid.NewGuid().ToString()));

        var entry = await DoneAsync(answer, $"/petitions/{console.History.Unclaimed}");
        Assert.Equal((V1.LedgerEntry.StepOneofCase.Urging, $"operator:{ConsoleFixture.Operator}"), (entry.StepCase, entry.Actor));
        Assert.Equal(Reason, entry.Urging.Reasons);
    }

    [Fact]
    public async Task Unpark_ByAnOperator_IsAnEntryWithTheirName()
    {
        var handedOver = (await console.Hub.Get<PetitionReader>()
            .ReadTimelineAsync(new(Guid.Parse(console.History.Unclaimed)), 0, 10, Wait.Token)).Entries[1].Sequence;
        await console.Hub.As(TestUnits.Zhejiang).Inbox.ParkInboxEntryAsync(
            new() { Consumer = "main", Sequence = handedOver, Reason = "The category is unknown here." },
            cancellationToken: Wait.Token);
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        using var answer = await client.PostAsync(
            "/acts/unpark", "/act/unpark", ("unit", TestUnits.Zhejiang), ("consumer", "main"), ("sequence", $"{handedOver}"),
            ("reason", Reason), ("confirmed", "1"), ("request_id", Guid.NewGuid().ToString()));

        var entry = await DoneAsync(answer, $"/units/{TestUnits.Zhejiang}");
        Assert.Equal((V1.LedgerEntry.StepOneofCase.Unparking, $"operator:{ConsoleFixture.Operator}"),
            (entry.StepCase, entry.Actor));
        Assert.Empty(await console.Hub.Get<InboxReader>()
            .ListParkedAsync(Domain.Units.UnitCode.Parse(TestUnits.Zhejiang), "main", null, 10, Wait.Token));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Act_ForgedByAViewer_IsRefusedAndWritesNothing(string kind)
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        var head = await console.Hub.Get<EntryReader>().GetHeadAsync(Wait.Token);

        using var answer = await client.PostAsync(
            $"/acts/{kind}", "/ledger", ("unit", TestUnits.Zhejiang), ("petition", console.History.Unclaimed),
            ("reason", Reason), ("confirmed", "1"), ("consumer", "main"), ("sequence", "1"),
            ("request_id", Guid.NewGuid().ToString()));
        using var form = await client.GetAsync($"/act/{kind}?unit={TestUnits.Zhejiang}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("/denied", form.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await console.Hub.Get<EntryReader>().ReadEntriesAsync(head.Sequence, 100, Wait.Token)).Entries,
            stored => stored.Entry.Actor == $"operator:{ConsoleFixture.Viewer}");
    }

    [Theory]
    [InlineData("/stuck?kind=Unclaimed")]
    [InlineData("/units/330000-bureau")]
    public async Task Page_ForAViewer_OffersNoAction(string address)
    {
        using var viewer = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var page = await viewer.GetAsync(address);
        using var operating = await console.ConnectAsync(ConsoleFixture.Operator);
        using var same = await operating.GetAsync(address);

        Assert.DoesNotContain("/act/", await page.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        Assert.Contains("/act/", await same.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_WithoutTheFormsTokenOrConfirmation_IsRefused()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        (string, string)[] fields = [("unit", TestUnits.Zhejiang), ("reason", Reason), ("request_id", Guid.NewGuid().ToString())];

        using var forged = await client.PostAsync("/acts/suspend", [.. fields, ("confirmed", "1")]);
        using var unconfirmed = await client.PostAsync("/acts/suspend", "/act/suspend", fields);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unconfirmed.StatusCode);
    }

    [Fact]
    public async Task Act_ThatTheHubRefuses_ShowsTheFormAgainWithTheReason()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        using var answer = await client.PostAsync(
            "/acts/suspend", "/act/suspend", ("unit", "no-such-unit"), ("reason", Reason), ("confirmed", "1"),
            ("request_id", Guid.NewGuid().ToString()));
        var address = answer.Headers.Location!.ToString();
        Assert.DoesNotContain("again", address, StringComparison.Ordinal);
        Assert.DoesNotContain("UNIT_UNKNOWN", address, StringComparison.Ordinal);
        using var form = await client.GetAsync(address);
        var page = await form.Content.ReadAsStringAsync(Wait.Token);

        Assert.Contains("UNIT_UNKNOWN", page, StringComparison.Ordinal);
        Assert.Contains(
            WebUtility.HtmlEncode(Reason), page.Replace("&#x27;", "&#39;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_ByALinkThatSomebodyMadeUp_ShowsNoRefusal()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Operator);
        using var form = await client.GetAsync("/act/suspend?refused=CALL-THIS-NUMBER&message=made-up&reason=made-up");
        var page = await form.Content.ReadAsStringAsync(Wait.Token);

        Assert.DoesNotContain("notice bad", page, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up</textarea>", page, StringComparison.Ordinal);
    }

    /// <summary>The entry that an answer leads to.</summary>
    private async Task<V1.LedgerEntry> DoneAsync(HttpResponseMessage answer, string page)
    {
        var location = answer.Headers.Location!.ToString();
        Assert.StartsWith($"{page}?done=", location, StringComparison.Ordinal);
        var sequence = long.Parse(location.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
        return (await console.Hub.Get<EntryReader>().GetEntryAsync(sequence, Wait.Token))!.Entry;
    }
}
