using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Duties;

/// <summary>What the hub and its operators do by themselves, as the ledger keeps it.</summary>
public abstract class WatchContract : LedgerContract
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;

    [Fact]
    public async Task Tell_OfADuty_IsKeptWithIt()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var notify = (await ReadAsync(ledger, petition)).Duties.Single(duty => duty.Kind == DutyKind.Notify);
        ledger.Clock.SetUtcNow(notify.DueAt.AddDays(-1));

        var receipt = await ledger.AcceptAsync(Commands.Tell(petition, notify.Number, DeadlineStage.Warning));

        var inbox = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, receipt.LastSequence - 1, 10, Token);
        Assert.Equal(V1.LedgerEntry.StepOneofCase.DeadlineNotice, Assert.Single(inbox.Entries).Entry.StepCase);
        Assert.Equal(V1.DeadlineStage.Warning, inbox.Entries[0].Entry.Duties[0].Told);
        Assert.Equal(DeadlineStage.Warning, (await ReadAsync(ledger, petition)).Duties[notify.Number - 1].Told);
        Assert.Equal(RefusalReason.NoticeUntimely,
            (await ledger.SubmitAsync(Commands.Tell(petition, notify.Number, DeadlineStage.Warning))).Refusal?.Reason);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task FindUntoldDuties_GivesEachOnceInTheOrderOfDates_AndNoneThatWasTold()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petitions = new List<PetitionId>();
        for (var i = 0; i < 5; i++)
        {
            petitions.Add(await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing));
            ledger.Clock.Advance(TimeSpan.FromDays(i % 2));
        }

        ledger.Clock.Advance(TimeSpan.FromDays(60));
        var told = (await ReadAsync(ledger, petitions[2])).Duties.Single(duty => duty.Kind == DutyKind.Notify);
        await ledger.AcceptAsync(Commands.Tell(petitions[2], told.Number, DeadlineStage.Overdue));
        var found = new List<WatchedDuty>();
        for (IReadOnlyList<WatchedDuty>? page = null; page is not { Count: 0 }; found.AddRange(page))
            page = await ledger.Duties.FindUntoldDutiesAsync(
                DeadlineStage.Overdue, LongAgo, ledger.Clock.GetUtcNow(), found.LastOrDefault(), 2, Token);

        Assert.Equal(petitions.Except([petitions[2]]).Order(Comparer<PetitionId>.Create((a, b) => a.Value.CompareTo(b.Value))),
            found.Select(duty => duty.Petition).Order(Comparer<PetitionId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(found.Select(duty => duty.DueAt).Order(), found.Select(duty => duty.DueAt));
        Assert.Empty(await ledger.Duties.FindUntoldDutiesAsync(
            DeadlineStage.Warning, ledger.Clock.GetUtcNow(), ledger.Clock.GetUtcNow().AddDays(3), null, 10, Token));
    }

    [Fact]
    public async Task Pass_ItemsThatAreBetweenHands_AreFoundUntilTheyAreToldOfOrAccepted()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var passed = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var accepted = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        await ledger.AcceptAsync(Commands.Notify(TestUnits.Housing, accepted));
        var since = (await ReadAsync(ledger, passed)).BetweenHandsSince!.Value;
        ledger.Clock.Advance(TimeSpan.FromDays(21));

        var found = await ledger.Duties.FindPassedPetitionsAsync(ledger.Clock.GetUtcNow().AddDays(-20), null, 10, Token);
        Assert.Equal([new PassedPetition(passed, since)], found);
        Assert.Empty(await ledger.Duties.FindPassedPetitionsAsync(ledger.Clock.GetUtcNow().AddDays(-20), found[0], 10, Token));
        await ledger.AcceptAsync(Commands.Submit(Actor.Hub, passed, new BuckPassingNotice()));
        Assert.Empty(await ledger.Duties.FindPassedPetitionsAsync(ledger.Clock.GetUtcNow().AddDays(-20), null, 10, Token));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Bounce_ThatIsTheThird_IsToldInTheSameCommand()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Housing, petition));
        await ledger.AcceptAsync(Commands.Agree(TestUnits.Yuelu, petition));
        await ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing));
        await ledger.AcceptAsync(Commands.Acknowledge(TestUnits.Housing, petition));
        await ledger.AcceptAsync(Commands.RaiseObjection(TestUnits.Housing, petition));

        var agreement = Commands.Agree(TestUnits.Yuelu, petition);
        var receipt = await ledger.AcceptAsync(agreement);

        Assert.Equal(2, receipt.LastSequence - receipt.FirstSequence + 1);
        var notice = await ledger.Entries.GetEntryAsync(receipt.LastSequence, Token);
        Assert.Equal((3, "operator:hub"), (notice!.Entry.BuckPassingNotice.Bounces, notice.Entry.Actor));
        Assert.Equal([TestUnits.Changsha.Code.Value], notice.Entry.Addressees);
        Assert.Equal(receipt.LastSequence, (await ledger.AcceptAsync(agreement)).LastSequence);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Unpark_OfWhatIsParked_IsToldAndNoLongerParked_Once()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var sent = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));
        await ledger.ParkAsync(TestUnits.Housing, sent.LastSequence, "an unknown category");
        var unparking = Commands.Unpark(TestUnits.Housing, petition, sent.LastSequence);

        var receipt = await ledger.AcceptAsync(unparking);

        Assert.Empty(await ledger.Inboxes.ListParkedAsync(TestUnits.Housing.Code, null, null, 10, Token));
        var inbox = await ledger.Inboxes.ReadInboxAsync(TestUnits.Housing.Code, sent.LastSequence, 10, Token);
        Assert.Equal(sent.LastSequence, Assert.Single(inbox.Entries).Entry.Unparking.Sequence);
        Assert.Equal("operator:chen", inbox.Entries[0].Entry.Actor);
        Assert.Equal(receipt.LastSequence, (await ledger.AcceptAsync(unparking)).LastSequence);
        Assert.Equal(
            RefusalReason.EntryNotFound,
            (await ledger.SubmitAsync(Commands.Unpark(TestUnits.Housing, petition, sent.LastSequence))).Refusal?.Reason);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Unpark_OfOneEntryByManyAtOnce_IsAcceptedOnce()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var sent = await ledger.AcceptAsync(
            Commands.Register(TestUnits.Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));
        await ledger.ParkAsync(TestUnits.Housing, sent.LastSequence, "an unknown category");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8)
                .Select(_ => ledger.SubmitAsync(Commands.Unpark(TestUnits.Housing, petition, sent.LastSequence))));

        Assert.Single(results, result => result.IsAccepted);
    }

    [Fact]
    public async Task Reopen_WithOneMoreYear_FindsAndChangesProvisionalDates()
    {
        var december = new DateTimeOffset(2026, 12, 28, 2, 0, 0, TimeSpan.Zero);
        PetitionId petition;
        await using (var ledger = await TestLedger.OpenAsync(Database.Options, now: december))
        {
            foreach (var unit in TestUnits.All)
                await ledger.AcceptAsync(Commands.RegisterUnit(unit));
            petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            Assert.Empty(await FindAsync(ledger, 2026));
        }

        var calendar = WorkingCalendar.Official.With(
            new CalendarYear(2027, Enumerable.Range(1, 17).ToDictionary(day => new DateOnly(2027, 1, day), _ => false)));
        await using var later = await TestLedger.OpenAsync(
            Database.Options, rules: LedgerRules.Official with { Calendar = calendar }, now: december.AddDays(1));
        var found = Assert.Single(await FindAsync(later, 2027));
        await later.AcceptAsync(Commands.Submit(Actor.Hub, petition, new DeadlineChange([found.Number])));

        var changed = (await ReadAsync(later, petition)).Duties[found.Number - 1];
        Assert.Equal((ChinaTime.EndOf(new DateOnly(2027, 1, 18)), false), (changed.DueAt, changed.IsProvisional));
        // Five working days after the receipt of 28 December: three in the old year, two from the 18th on.
        Assert.Equal(ChinaTime.EndOf(new DateOnly(2027, 1, 19)), (await ReadAsync(later, petition)).Current!.ObjectionDue);
        Assert.Empty(await FindAsync(later, 2027));
        await later.AssertWholeAsync();

        Task<IReadOnlyList<WatchedDuty>> FindAsync(TestLedger ledger, int year) =>
            ledger.Duties.FindProvisionalDutiesAsync(ChinaTime.EndOf(new DateOnly(year, 12, 31)), null, 10, Token);
    }

    [Fact]
    public async Task Reopen_WithANoticeThatReachesBackIntoDecember_ChangesTheDatesThere()
    {
        var december = new DateTimeOffset(2026, 12, 16, 2, 0, 0, TimeSpan.Zero);
        PetitionId petition;
        await using (var ledger = await TestLedger.OpenAsync(Database.Options, now: december))
        {
            foreach (var unit in TestUnits.All)
                await ledger.AcceptAsync(Commands.RegisterUnit(unit));
            petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
            var duty = (await ReadAsync(ledger, petition))
                .Duties.Single(one => one is { IsOpen: true, Kind: DutyKind.Notify or DutyKind.HandOver });
            Assert.Equal((ChinaTime.EndOf(new DateOnly(2026, 12, 31)), true), (duty.DueAt, duty.IsProvisional));
        }

        var calendar = WorkingCalendar.Official.With(new CalendarYear(
            2027, new Dictionary<DateOnly, bool>
            {
                [new(2026, 12, 26)] = true,
                [new(2026, 12, 31)] = false,
                [new(2027, 1, 1)] = false
            }));
        await using var later = await TestLedger.OpenAsync(
            Database.Options, rules: LedgerRules.Official with { Calendar = calendar }, now: december.AddDays(1));
        var found = Assert.Single(await later.Duties.FindProvisionalDutiesAsync(
            ChinaTime.EndOf(new DateOnly(2026, 12, 31)).AddMilliseconds(1), null, 10, Token));
        await later.AcceptAsync(Commands.Submit(Actor.Hub, petition, new DeadlineChange([found.Number])));

        var changed = (await ReadAsync(later, petition)).Duties[found.Number - 1];
        Assert.Equal((ChinaTime.EndOf(new DateOnly(2027, 1, 4)), false), (changed.DueAt, changed.IsProvisional));
        await later.AssertWholeAsync();
    }

    private static async Task<PetitionState> ReadAsync(TestLedger ledger, PetitionId petition) =>
        (await ledger.Petitions.GetPetitionAsync(petition, Token))!.State;
}
