using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>Once: the same request id is applied once, for ever (invariant 3).</summary>
public abstract class OnceContract : LedgerContract
{
    private static readonly Actor Yuelu = Actor.Of(TestUnits.Yuelu.Code);

    [Fact]
    public async Task Submit_SameCommandAgain_GivesTheFirstReceipt()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var registration = Commands.NewRegistration();
        var requestId = Guid.NewGuid();
        var transfer = new Transfer(TestUnits.Housing.Code, "");
        var first = await ledger.AcceptAsync(Commands.Submit(requestId, Yuelu, Commands.NewId(), registration, transfer));
        ledger.Clock.Advance(TimeSpan.FromDays(1));

        // The hub draws a new id and query code for each call; the command's digest has neither.
        var again = await ledger.AcceptAsync(
            Commands.Submit(requestId, Yuelu, Commands.NewId(), registration with { QueryCode = "another" }, transfer));

        AssertSame(first, again);
        Assert.Equal(registration.QueryCode, again.QueryCode);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task Submit_SameIdForAnotherCommand_IsRefused()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var requestId = Guid.NewGuid();
        await ledger.AcceptAsync(Commands.Submit(requestId, Yuelu, petition, Commands.NewRegistration()));

        var result = await ledger.SubmitAsync(
            Commands.Submit(requestId, Yuelu, petition, new Transfer(TestUnits.Housing.Code, "")));

        Assert.Equal(RefusalReason.RequestIdReused, result.Refusal!.Reason);
        Assert.Equal(requestId.ToString(), result.Refusal.Metadata["request_id"]);
        var found = await ledger.Petitions.GetPetitionAsync(petition, Token);
        Assert.Equal(TestUnits.Yuelu.Code, found!.State.Holder);
    }

    [Fact]
    public async Task Submit_SameIdOfAnotherActor_IsRefused()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var requestId = Guid.NewGuid();
        var registration = Commands.NewRegistration();
        await ledger.AcceptAsync(Commands.Submit(requestId, Yuelu, Commands.NewId(), registration));

        var result = await ledger.SubmitAsync(
            Commands.Submit(requestId, Actor.Of(TestUnits.Housing.Code), Commands.NewId(), registration));

        Assert.Equal(RefusalReason.RequestIdReused, result.Refusal!.Reason);
    }

    [Fact]
    public async Task Submit_SameCommandManyTimesAtOnce_IsAppliedOnce()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var registration = Commands.NewRegistration();
        var requestId = Guid.NewGuid();

        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => ledger.AcceptAsync(
                Commands.Submit(requestId, Yuelu, Commands.NewId(), registration))));

        Assert.All(receipts, receipt => AssertSame(receipts[0], receipt));
        Assert.Equal(TestUnits.All.Count + 1, (await ledger.Entries.GetHeadAsync(Token)).Sequence);
    }

    [Fact]
    public async Task Submit_SameCommandAfterReopening_GivesTheFirstReceipt()
    {
        CommandReceipt first;
        var petition = Commands.NewId();
        var transfer = Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing);
        await using (var ledger = await OpenWithUnitsAsync())
        {
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition));
            first = await ledger.AcceptAsync(transfer);
        }

        await using var reopened = await OpenAsync();
        var again = await reopened.AcceptAsync(transfer);
        var found = await reopened.Petitions.FindReceiptAsync(transfer.Command.RequestId, Token);

        AssertSame(first, again);
        AssertSame(first, found!.Receipt);
        Assert.Equal(Yuelu, found.Actor);
        Assert.Equal("", again.QueryCode);
    }

    [Fact]
    public async Task Submit_RefusedCommand_MayBeSentAgainWithTheSameId()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = Commands.NewId();
        var transfer = Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing);
        Assert.False((await ledger.SubmitAsync(transfer)).IsAccepted);
        Assert.Null(await ledger.Petitions.FindReceiptAsync(transfer.Command.RequestId, Token));

        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition));
        await ledger.AcceptAsync(transfer);
    }

    private static void AssertSame(CommandReceipt expected, CommandReceipt actual)
    {
        Assert.Equal(expected with { Sha256 = default }, actual with { Sha256 = default });
        Assert.Equal(expected.Sha256.ToArray(), actual.Sha256.ToArray());
    }
}
