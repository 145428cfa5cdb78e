using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Every method of the reader, so that a test sees every query that it makes, whichever engine it is made for.</summary>
public static class ReaderCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Calls each on a ledger where Yuelu registered a petition and handed it over to Housing.</summary>
    public static async Task CallEveryMethodAsync(LedgerReader reader)
    {
        var unit = TestUnits.Yuelu.Code;
        var inbox = await reader.ReadInboxAsync(TestUnits.Housing.Code, 0, 10, Token);
        var entry = inbox.Records[0].Entry;
        var petition = new PetitionId(Guid.Parse(entry.PetitionId));
        var record = await reader.GetPetitionAsync(petition, Token);
        await reader.GetHeadAsync(Token);
        await reader.GetDetailsAsync(record!, Token);
        await reader.ReadAccusingAsync([petition, Commands.NewId()], Token);
        await reader.FindByQueryCodeAsync(record!.State.QueryCode, Token);
        await reader.ReadTimelineAsync(petition, 0, 10, Token);
        await reader.ReadEntriesAsync(0, 10, Token);
        await reader.GetEntryAsync(1, Token);
        await reader.FindReceiptAsync(Guid.Parse(entry.RequestId), Token);
        await reader.GetCursorAsync(unit, "main", Token);
        await reader.GetPushPositionAsync(unit, "main", Token);
        await reader.ListParkedAsync(unit, null, null, 10, Token);
        await reader.ListParkedAsync(unit, null, new ParkedKey("a", 1), 10, Token);
        await reader.ListParkedAsync(unit, "main", new ParkedKey("main", 1), 10, Token);
        await reader.GetPetitionsAsync([petition, Commands.NewId()], Token);
        await reader.GetEntriesAsync([1, 2], Token);
        await reader.FoldPetitionAsync(petition, 1_000, Token);
        await reader.FindLastBeforeAsync(record.State.RegisteredAt, Token);
        await reader.ReadSentAsync(unit, 0, 100, 10, Token);
        await reader.ReadReceivedAsync(TestUnits.Housing.Code, 0, 100, 10, Token);
        await reader.ReadCorridorAsync(unit, TestUnits.Housing.Code, 1, 100, 10, Token);
        await reader.GetProjectionsAsync(Token);
        foreach (var query in new[] { SnapshotQuery.Whole(record.State.RegisteredAt), SnapshotQuery.Of([unit], TestUnits.Yuelu.Territory, record.State.RegisteredAt) })
        {
            await reader.FindForSnapshotAsync(query, null, 10, Token);
            await reader.FindForSnapshotAsync(query, new PetitionKey(record.State.RegisteredAt, petition), 10, Token);
        }

        foreach (var query in Feeds(petition))
            await reader.ReadFeedAsync(query, 0, 10, Token);
        var file = Files.Pdf(1).Id;
        await reader.FindUploadAsync(unit, file, Token);
        await reader.SumUploadsAsync(unit, Token);
        await reader.FindStoredAsync(petition, file, Token);
        await reader.ListAttachmentsAsync(petition, new FiledAttachmentKey(1, 0), 10, Token);
        await reader.FindStorageKeysAsync([Guid.NewGuid(), Guid.NewGuid()], Token);
        foreach (var query in Queries(record.State))
            await reader.ListPetitionsAsync(query, Token);
        var (time, duty) = (record.State.RegisteredAt, new WatchedDuty(petition, 1, record.State.RegisteredAt));
        await reader.FindUntoldDutiesAsync(DeadlineStage.Overdue, time, time.AddDays(20), null, 10, Token);
        await reader.FindUntoldDutiesAsync(DeadlineStage.Overdue, time, time.AddDays(20), duty, 10, Token);
        await reader.FindProvisionalDutiesAsync(time.AddDays(20), null, 10, Token);
        await reader.FindProvisionalDutiesAsync(time.AddDays(20), duty, 10, Token);
        await reader.FindPassedPetitionsAsync(time, null, 10, Token);
        await reader.FindPassedPetitionsAsync(time, new PassedPetition(petition, time), 10, Token);
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
                yield return all with { After = new PetitionKey(time, state.Id) };
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
