using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Streams;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>Pushing commands: each goes the way of the method of its name, in the order of the sender.</summary>
public sealed class PushCommandsTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private static readonly IMessage[] Commands =
    [
        .. PushCommandsRequest.Descriptor.Oneofs.Single().Fields.Select(field => field.MessageType.Parser.ParseFrom([])),
    ];

    [Fact]
    public void Contract_EveryCommandOnAPetitionCanBePushed()
    {
        var commands = new[] { PetitionsReflection.Descriptor, ExchangeReflection.Descriptor, AttachmentsReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Where(method => method.OutputType.FindFieldByName("receipt") is not null)
                .Select(method => method.InputType.FullName);

        Assert.Equal(commands.Order(), Commands.Select(command => command.Descriptor.FullName).Order());
    }

    [Fact]
    public void Contract_EveryCommandThatCanBePushedIsRead()
    {
        var requests = new CommandRequests(TimeProvider.System);
        var caller = new Caller(Domain.Petitions.Actor.Of(Domain.Units.UnitCode.Parse(Tianxin)));

        foreach (var command in Commands)
            Assert.Contains("request_id",
                Assert.Throws<RefusalException>(() => requests.Read(command, caller)).Refusal.Fields.Select(f => f.Path));
    }

    [Fact]
    public async Task Push_OfACommand_IsTheCallOfItsMethod()
    {
        using var push = await OpenAsync(Tianxin, "same");
        var registration = Ask.RegisterFor(TianxinHousing);

        var pushed = await push.PushAsync(1, registration);
        var called = await hub.As(Tianxin).Petitions.RegisterPetitionAsync(registration, cancellationToken: Wait.Token);
        var urging = Ask.For<UrgePetitionRequest>(pushed.Receipt.PetitionId, new Urging { Reasons = Ask.Reasons });
        var calledFirst = await hub.As(Tianxin).CallInvoker.SendAsync(urging);
        var pushedAfter = await push.PushAsync(2, urging);

        Assert.Equal((pushed.Receipt, pushed.QueryCode), (called.Receipt, called.QueryCode));
        Assert.NotEmpty(pushed.QueryCode);
        Assert.Equal(calledFirst, pushedAfter.Receipt);
        Assert.Empty(pushedAfter.QueryCode);
        await push.CompleteAsync();
    }

    [Fact]
    public async Task Push_OfMany_IsDecidedAndAnsweredInTheirOrder()
    {
        const int Count = 2_500;
        using var push = await OpenAsync(Changsha, "many");
        var last = (await hub.HeadAsync()).Sequence;
        var sending = SendAsync();
        for (var i = 1; i <= Count; i++)
        {
            var answer = await push.NextAsync();
            Assert.Equal(i, answer.Sequence);
            Assert.InRange(answer.Receipt.FirstSequence, last + 1, long.MaxValue);
            last = answer.Receipt.LastSequence;
        }

        await sending;
        await push.CompleteAsync();
        Assert.Equal(Count, await PositionAsync(Changsha, "many"));

        async Task SendAsync()
        {
            for (var i = 1; i <= Count; i++)
                await push.SendAsync(i, Ask.Register());
        }
    }

    [Fact]
    public async Task Push_OfARefusedCommand_IsAnsweredAsItsMethodRefusesAndTheNextGoOn()
    {
        using var push = await OpenAsync(Tianxin, "refused");
        var petition = (await push.PushAsync(1, Ask.Register())).Receipt.PetitionId;
        IMessage[] refused = [Ask.Transfer(petition, "430104-housing"), Ask.Conclude(petition), Ask.Transfer(petition, ""),
            Ask.Acknowledge(Ask.NewId())];

        for (var i = 0; i < refused.Length; i++)
        {
            var refusal = (await push.PushAsync(i + 2, refused[i])).Refusal;
            var error = HubError.From(
                await Assert.ThrowsAsync<RpcException>(() => hub.As(Tianxin).CallInvoker.CallAsync(refused[i])));
            Assert.Equal((error.Code, error.Reason, error.Message), ((StatusCode)refusal.Code, refusal.Reason, refusal.Message));
            Assert.Equal(error.Metadata, refusal.Metadata);
            Assert.Equal(error.FieldViolations.Select(f => (f.Field, f.Description)),
                refusal.Fields.Select(f => (f.Field, f.Description)));
        }

        Assert.NotNull((await push.PushAsync(9, Ask.Transfer(petition, TianxinHousing))).Receipt);
        Assert.Equal(9, await PositionAsync(Tianxin, "refused"));
        await push.CompleteAsync();
    }

    [Fact]
    public async Task Push_WithoutACommand_IsRefusedAndTheNextGoesOn()
    {
        using var push = await OpenAsync(Tianxin, "none");

        var refusal = (await push.PushAsync(1)).Refusal;

        Assert.Equal(("command", Reason.FieldInvalid), (Assert.Single(refusal.Fields).Field, refusal.Reason));
        Assert.NotNull((await push.PushAsync(2, Ask.Register())).Receipt);
    }

    [Theory]
    [InlineData("", 1, "source")]
    [InlineData("Upper", 1, "source")]
    [InlineData("push:a", 1, "source")]
    [InlineData("fine", 0, "sequence")]
    public async Task Push_WhoseFirstMessageIsWrong_EndsTheStream(string source, long sequence, string field)
    {
        using var push = await OpenAsync(Tianxin, source);
        await push.SendAsync(sequence, Ask.Register());

        await AssertInvalidAsync(push, field);
    }

    [Theory]
    [InlineData("rise", 5)]
    [InlineData("rise", 4)]
    [InlineData("other", 6)]
    public async Task Push_WhoseSequenceDoesNotRiseOrSourceChanges_EndsTheStreamAfterTheAnswersBefore(
        string source, long sequence)
    {
        using var push = await OpenAsync(Tianxin, "rise");
        await push.SendAsync(5, Ask.Register());
        await push.SendAsync(PushCall.Message(source, sequence, Ask.Register()));

        Assert.NotNull((await push.NextAsync()).Receipt);
        await AssertInvalidAsync(push, source == "rise" ? "sequence" : "source");
    }

    [Fact]
    public async Task Position_IsOfTheUnitAndSourceAndNeverFalls()
    {
        var first = Ask.Register();
        Assert.Equal(0, await PositionAsync(Yuelu, "book"));
        using (var push = await OpenAsync(Yuelu, "book"))
        {
            await push.PushAsync(7, first);
            await push.SendAsync(new PushCommandsRequest { Sequence = 12, RegisterPetition = Ask.Register() });
            Assert.Equal(12, (await push.NextAsync()).Sequence);
        }

        using var again = await OpenAsync(Yuelu, "book");
        Assert.NotNull((await again.PushAsync(7, first)).Receipt);

        Assert.Equal(12, await PositionAsync(Yuelu, "book"));
        Assert.Equal(0, await PositionAsync(Yuelu, "other"));
        Assert.Equal(0, await PositionAsync(Changsha, "book"));
        await hub.RestartAsync();
        Assert.Equal(12, await PositionAsync(Yuelu, "book"));
    }

    [Fact]
    public async Task Push_OnceMoreThanTheLimit_IsRefusedUntilOneEnds()
    {
        var streams = new List<PushCall>();
        for (var i = 0; i < UnitStreams.StreamsPerUnit; i++)
            streams.Add(await OpenAsync(Zhejiang, $"s{i}"));

        using (var oneMore = await OpenAsync(Zhejiang, "more"))
        {
            var error = HubError.From(await oneMore.EndAsync());
            Assert.Equal((StatusCode.ResourceExhausted, Reason.HubBusy), (error.Code, error.Reason));
        }

        streams[0].Cancel();
        await Wait.UntilAsync(() => Streams.Count(Domain.Units.UnitCode.Parse(Zhejiang)) < UnitStreams.StreamsPerUnit);
        using var instead = await OpenAsync(Zhejiang, "more");
        Assert.NotNull((await instead.PushAsync(1, Ask.Register())).Receipt);
        streams.ForEach(stream => stream.Dispose());
        instead.Dispose();
        await Wait.UntilAsync(() => Streams.Count(Domain.Units.UnitCode.Parse(Zhejiang)) == 0);
    }

    [Fact]
    public async Task Push_OfAUnitThatIsSuspended_EndsUndecided()
    {
        const string Unit = "330100-bureau";
        using var push = await OpenAsync(Unit, "gone");
        await push.PushAsync(1, Ask.Register());
        await hub.ChangeUnitAsync(UnitChangeKind.Suspend, Unit);

        await push.SendAsync(2, Ask.Register());

        var error = HubError.From(await push.EndAsync());
        Assert.Equal((StatusCode.PermissionDenied, Reason.UnitInactive), (error.Code, error.Reason));
        await hub.ChangeUnitAsync(UnitChangeKind.Reinstate, Unit);
        Assert.Equal(1, await PositionAsync(Unit, "gone"));
    }

    [Fact]
    public async Task Push_OfAnOperator_IsRefused()
    {
        using var push = await PushCall.OpenAsync(new SyncService.SyncServiceClient(hub.Operator.CallInvoker), "operator");

        Assert.Equal(Reason.RelationMissing, HubError.From(await push.EndAsync()).Reason);
    }

    private UnitStreams Streams => hub.Hub.Get<SyncApi>().Pushes;

    private Task<PushCall> OpenAsync(string unit, string source) => PushCall.OpenAsync(hub.As(unit).Sync, source);

    private async Task<long> PositionAsync(string unit, string source) =>
        (await hub.As(unit).Sync.GetPushPositionAsync(new() { Source = source }, cancellationToken: Wait.Token)).Sequence;

    private static async Task AssertInvalidAsync(PushCall push, string field)
    {
        var error = HubError.From(await push.EndAsync());
        Assert.Equal((StatusCode.InvalidArgument, Reason.FieldInvalid), (error.Code, error.Reason));
        Assert.Equal(field, Assert.Single(error.FieldViolations).Field);
    }
}
