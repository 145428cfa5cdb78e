using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Exchange;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>
/// Every method of the readers, so that a test sees every query that it makes, whichever engine it is made for.
/// </summary>
internal static class ReaderCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Calls each on a ledger where Yuelu registered a petition and handed it over to Housing.</summary>
    public static async Task CallEveryMethodAsync(ILedgerEngine engine)
    {
        var (entries, petitions, lists) = (
            new EntryReader(engine), new PetitionReader(engine), new ListReader(engine, engine.Recent, TimeProvider.System));
        var (duties, exchange) = (new DutyReader(engine, lists.Projection), new ExchangeReader(engine, lists.Projection));
        var (feeds, inboxes) = (new FeedReader(engine, lists.Projection), new InboxReader(engine));
        var attachments = new AttachmentReader(engine, engine.Keys);
        var unit = TestUnits.Yuelu.Code;
        var inbox = await inboxes.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token);
        var entry = inbox.Entries[0].Entry;
        var petition = new PetitionId(Guid.Parse(entry.PetitionId));
        var stored = await petitions.GetPetitionAsync(petition, Token);
        await entries.GetHeadAsync(Token);
        await petitions.GetDetailsAsync(stored!, Token);
        await petitions.ReadAccusingAsync([petition, Commands.NewId()], Token);
        await petitions.FindByQueryCodeAsync(stored!.State.QueryCode, Token);
        await petitions.ReadTimelineAsync(petition, 0, 10, Token);
        await entries.ReadEntriesAsync(0, 10, Token);
        await entries.GetEntryAsync(1, Token);
        await petitions.FindReceiptAsync(Guid.Parse(entry.RequestId), Token);
        await inboxes.GetCursorAsync(unit, "main", Token);
        await inboxes.GetPushPositionAsync(unit, "main", Token);
        await inboxes.ListParkedAsync(unit, null, null, 10, Token);
        await inboxes.ListParkedAsync(unit, null, new ParkedPlace("a", 1), 10, Token);
        await inboxes.ListParkedAsync(unit, "main", new ParkedPlace("main", 1), 10, Token);
        await petitions.GetPetitionsAsync([petition, Commands.NewId()], Token);
        await entries.GetEntriesAsync([1, 2], Token);
        await petitions.FoldPetitionAsync(petition, 1_000, Token);
        await entries.FindLastBeforeAsync(stored.State.RegisteredAt, Token);
        await exchange.ReadSentAsync(unit, 0, 100, 10, Token);
        await exchange.ReadReceivedAsync(TestUnits.Housing.Code, 0, 100, 10, Token);
        await exchange.ReadCorridorAsync(unit, TestUnits.Housing.Code, 1, 100, 10, Token);
        await new ProjectionReader(engine).GetProjectionsAsync(Token);
        foreach (var query in new[] { SnapshotQuery.Whole(stored.State.RegisteredAt),
            SnapshotQuery.Of([unit], TestUnits.Yuelu.Territory, stored.State.RegisteredAt) })
        {
            await lists.FindForSnapshotAsync(query, null, 10, Token);
            await lists.FindForSnapshotAsync(query, new PetitionPlace(stored.State.RegisteredAt, petition), 10, Token);
        }

        foreach (var query in Feeds(petition))
            await feeds.ReadFeedAsync(query, 0, 10, Token);
        var file = Files.Pdf(1).Id;
        await attachments.FindUploadAsync(unit, file, Token);
        await attachments.SumUploadsAsync(unit, Token);
        await attachments.FindStoredAsync(petition, file, Token);
        await attachments.ListAttachmentsAsync(petition, new FiledAttachmentPlace(1, 0), 10, Token);
        await attachments.FindStorageKeysAsync([Guid.NewGuid(), Guid.NewGuid()], Token);
        foreach (var query in Queries(stored.State))
            await lists.ListPetitionsAsync(query, Token);
        var (time, duty) = (stored.State.RegisteredAt, new WatchedDuty(petition, 1, stored.State.RegisteredAt));
        await duties.FindUntoldDutiesAsync(DeadlineStage.Overdue, time, time.AddDays(20), null, 10, Token);
        await duties.FindUntoldDutiesAsync(DeadlineStage.Overdue, time, time.AddDays(20), duty, 10, Token);
        await duties.FindProvisionalDutiesAsync(time.AddDays(20), null, 10, Token);
        await duties.FindProvisionalDutiesAsync(time.AddDays(20), duty, 10, Token);
        await duties.FindPassedPetitionsAsync(time, null, 10, Token);
        await duties.FindPassedPetitionsAsync(time, new PassedPetition(petition, time), 10, Token);
    }

    private static IEnumerable<FeedQuery> Feeds(PetitionId petition)
    {
        foreach (var unit in new[] { TestUnits.National, TestUnits.Yuelu })
        {
            var all = new FeedQuery { AddressedTo = unit.Code, SentBy = unit.Code, Reaching = unit.Territory };
            yield return all;
            yield return all with { Steps = [StepKind.Transfer, StepKind.Registration] };
            yield return all with { Matters = [petition, Commands.NewId()] };
        }
    }

    private static IEnumerable<PetitionQuery> Queries(PetitionState state)
    {
        var time = state.RegisteredAt;
        foreach (var scope in Enum.GetValues<PetitionScope>())
        {
            foreach (var unit in new[] { TestUnits.National, TestUnits.Hunan, TestUnits.Changsha, TestUnits.Yuelu })
            {
                var all = new PetitionQuery { Scope = scope, Unit = unit, Limit = 10 };
                yield return all;
                yield return all with { After = new PetitionPlace(time, state.Id) };
                yield return all with { Statuses = [PetitionStatus.Received, PetitionStatus.Concluded] };
                yield return all with
                {
                    CategoryPrefix = "01",
                    ProblemTerritory = Territory.Parse("43"),
                    Purpose = Purpose.Appeal,
                    RegisteredFrom = time,
                    RegisteredBefore = time,
                    OverdueAt = time,
                    Matter = state.Id,
                };
            }
        }
    }
}
