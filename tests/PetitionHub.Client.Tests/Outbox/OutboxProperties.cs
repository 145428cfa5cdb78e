using CsCheck;
using PetitionHub.Client.Internal;
using PetitionHub.Client.Tests.Testing;

namespace PetitionHub.Client.Tests.Outboxes;

/// <summary>Whatever breaks and dies in between: each command is applied once, and in order.</summary>
public sealed class OutboxProperties
{
    private static readonly Gen<Event> Events = Gen.Frequency(
        (5, Gen.Int[1, 20].Select(count => (Event)new Taken(count))),
        (3, Gen.Select(Gen.Int[1, 25], Gen.Bool).Select((at, decided) => (Event)new LinkBreaks(at, decided))),
        (3, Gen.Int[0, 25].Select(at => (Event)new ProcessDies(at))));

    [Fact]
    public async Task AnyInterleavingOfBreaksAndDeaths_EachCommandIsAppliedOnceAndInOrder()
    {
        await using var hub = await FakeHub.StartAsync();
        using var channel = HubChannel.Connect(hub.Options);

        await Events.List[1, 12].SampleAsync(
            async events =>
            {
                hub.Sync.Reset();
                using var run = new Run(hub.Sync, channel);
                foreach (var happens in events)
                    await run.AfterAsync(happens);
                return await run.EndAsync();
            },
            iter: 60, threads: 1);
    }

    private abstract record Event;

    /// <summary>Commands are taken in while the sender runs.</summary>
    private sealed record Taken(int Count) : Event;

    /// <summary>The link breaks at a later message, before or after it is decided.</summary>
    private sealed record LinkBreaks(int After, bool Decided) : Event;

    /// <summary>The process dies once the hub has had so many more messages, or has nothing to do.</summary>
    private sealed record ProcessDies(int After) : Event;

    private sealed class Run : IDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly FakeSync _hub;
        private readonly HubChannel _channel;
        private readonly List<string> _promised = [];
        private Outbox _outbox;
        private CancellationTokenSource _stop = new();
        private Task _sending;
        private int _deaths;

        public Run(FakeSync hub, HubChannel channel)
        {
            (_hub, _channel) = (hub, channel);
            (_outbox, _sending) = Start(_folder.File("outbox-0"));
        }

        public async Task AfterAsync(Event happens)
        {
            switch (happens)
            {
                case Taken taken:
                    for (var i = 0; i < taken.Count; i++)
                        await TakeAsync(i);
                    break;
                case LinkBreaks breaks:
                    var breakAt = _hub.CameCount + breaks.After;
                    _hub.BreakAt = _ =>
                        _hub.CameCount < breakAt ? Break.Not : BreakOnce(breaks.Decided ? Break.After : Break.Before);
                    break;
                case ProcessDies dies:
                    var dieAt = _hub.CameCount + dies.After;
                    await Wait.UntilAsync(() => _hub.CameCount >= dieAt || _outbox.Waiting == 0);
                    await DieAsync();
                    break;
            }
        }

        /// <summary>True where the hub has what was promised.</summary>
        public async Task<bool> EndAsync()
        {
            _hub.BreakAt = _ => Break.Not;
            await _outbox.DrainAsync(Wait.Token).Bounded();
            await StopAsync();
            return _promised.SequenceEqual(_hub.Applied.Select(applied => Commands.RequestIdOf(Commands.RequestOf(applied))));
        }

        public void Dispose()
        {
            _stop.Dispose();
            _folder.Dispose();
        }

        private async Task TakeAsync(int i)
        {
            var number = _promised.Count > 0 && i % 5 == 4
                ? await _outbox.EnqueueAsync(Requests.Copy(), petitionOf: _promised.Count, Wait.Token)
                : await _outbox.EnqueueAsync(Requests.Register(), cancellationToken: Wait.Token);
            _promised.Add((await _outbox.FindAsync(number, Wait.Token))!.RequestId.ToString());
        }

        private Break BreakOnce(Break at)
        {
            _hub.BreakAt = _ => Break.Not;
            return at;
        }

        /// <summary>What is on the disk while answers are under way is all that the next process has.</summary>
        private async Task DieAsync()
        {
            await _stop.CancelAsync();
            await _sending.Bounded();
            var image = CrashImage.Of(_folder.File($"outbox-{_deaths}"), _folder.File($"outbox-{++_deaths}"));
            await StopAsync();
            (_outbox, _sending) = Start(image);
        }

        private async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _sending.Bounded();
            await _outbox.DisposeAsync();
            _stop.Dispose();
            _stop = new CancellationTokenSource();
        }

        private (Outbox Outbox, Task Sending) Start(string path)
        {
            var outbox = Outbox.Open(path);
            return (outbox, new OutboxSender(outbox, _channel.Sync, _channel.Ledger).RunAsync(_stop.Token));
        }
    }
}
