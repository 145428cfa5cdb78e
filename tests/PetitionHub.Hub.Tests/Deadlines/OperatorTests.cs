using Grpc.Core;
using PetitionHub.Hub.Tests.Identity;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Deadlines;

/// <summary>What operators do about petitions: they urge, and take items off parked lists.</summary>
public sealed class OperatorTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task UrgePetition_ByAnOperator_IsInTheNameOfTheBureauAbove()
    {
        var petition = (await hub.RegisterForAsync(Changsha, TianxinHousing)).PetitionId;

        var receipt = await hub.Operator.CallInvoker.SendAsync(Urge(petition));

        var entry = await EntryAsync(Tianxin, receipt.LastSequence);
        Assert.Equal("operator:test", entry.Actor);
        Assert.Equal([Tianxin, TianxinHousing], entry.Addressees.Order());
        Assert.Equal((TianxinHousing, Tianxin), (entry.Duties[0].UnitCode, entry.Duties[0].OwedTo));
        var feedback = await hub.As(TianxinHousing).CallInvoker.SendAsync(
            Ask.For<GiveFeedbackRequest>(petition, new Feedback { Text = Ask.Reasons }));
        Assert.Equal([Tianxin], (await EntryAsync(Tianxin, feedback.LastSequence)).Addressees);
    }

    [Fact]
    public async Task UrgePetition_ByAnOperator_WhereNobodyIsAbove_IsRefused()
    {
        var petition = (await hub.As(National).CallInvoker.SendAsync(Ask.Register())).PetitionId;

        await hub.RefusesAsync(
            StatusCode.FailedPrecondition, Reason.NoSuperior, () =>
                hub.Operator.CallInvoker.SendAsync(Urge(petition)), null, ("unit", National));
    }

    [Fact]
    public async Task OtherSteps_ByAnOperator_AreRefused()
    {
        var petition = (await hub.RegisterForAsync(Changsha, TianxinHousing)).PetitionId;

        await hub.RefusesAsync(
            StatusCode.PermissionDenied, Reason.RelationMissing, () =>
                hub.Operator.CallInvoker.SendAsync(Ask.Acknowledge(petition)));
    }

    [Fact]
    public async Task UnparkEntry_ByAnOperator_LetsTheUnitSeeItOnceMore()
    {
        var sent = await hub.RegisterForAsync(Changsha, YueluHousing);
        await hub.As(YueluHousing).Inbox.ParkInboxEntryAsync(
            new() { Consumer = "main", Sequence = sent.LastSequence, Reason = "an unknown category" },
            cancellationToken: Wait.Token);
        var request = Unpark(sent.LastSequence);

        var receipt = (await hub.Operator.Monitoring.UnparkEntryAsync(request, cancellationToken: Wait.Token)).Receipt;

        var parked = await hub.As(YueluHousing).Inbox.ListParkedInboxEntriesAsync(new(), cancellationToken: Wait.Token);
        Assert.Empty(parked.Entries);
        var page = await hub.As(YueluHousing).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        var entry = Assert.Single(page.Entries);
        Assert.Equal((receipt.LastSequence, sent.LastSequence, "main"),
            (entry.Sequence, entry.Unparking.Sequence, entry.Unparking.Consumer));
        Assert.Equal(receipt, (await hub.Operator.Monitoring.UnparkEntryAsync(request, cancellationToken: Wait.Token)).Receipt);
        await hub.RefusesAsync(
            StatusCode.NotFound, Reason.EntryNotFound,
            () => hub.Operator.Monitoring.UnparkEntryAsync(Unpark(sent.LastSequence), cancellationToken: Wait.Token)
                .ResponseAsync);
    }

    [Fact]
    public async Task UnparkEntry_ByAUnit_IsRefused() => await hub.RefusesAsync(
        StatusCode.PermissionDenied, Reason.OperatorRequired,
        () => hub.As(YueluHousing).Monitoring.UnparkEntryAsync(Unpark(1), cancellationToken: Wait.Token).ResponseAsync);

    [Fact]
    public async Task UnparkEntry_WithFaultyFields_NamesThem() => await hub.RefusesAsync(
        StatusCode.InvalidArgument, Reason.FieldInvalid,
        () => hub.Operator.Monitoring.UnparkEntryAsync(
            new() { RequestId = Ask.NewId(), UnitCode = YueluHousing, Consumer = "main", Sequence = 1 },
            cancellationToken: Wait.Token).ResponseAsync,
        "reason");

    [Fact]
    public async Task Call_WithACertificateOfTheHubsOwnName_IsRefused()
    {
        using var certificate = TestCertificates.Client(hub.Hub.Authority.Certificate, "urn:petitionhub:operator:hub");
        using var channel = hub.Hub.Connect(certificate);

        await hub.RefusesAsync(
            StatusCode.Unauthenticated, Reason.CertificateWithoutUnit, () =>
                channel.CreateCallInvoker().CallAsync(new GetLedgerHeadRequest()));
    }

    private static UrgePetitionRequest Urge(string petition) =>
        Ask.For<UrgePetitionRequest>(petition, new Urging { Reasons = Ask.Reasons });

    private static UnparkEntryRequest Unpark(long sequence) => new()
    {
        RequestId = Ask.NewId(),
        UnitCode = YueluHousing,
        Consumer = "main",
        Sequence = sequence,
        Reason = "The category is mapped now.",
    };

    private async Task<LedgerEntry> EntryAsync(string unit, long sequence) =>
        (await hub.As(unit).Ledger.GetEntryAsync(new() { Sequence = sequence }, cancellationToken: Wait.Token)).Entry;
}
