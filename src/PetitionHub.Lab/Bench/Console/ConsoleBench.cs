using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Console;

/// <summary>Looks at a hub's console with many sessions, while entries are written.</summary>
internal sealed class ConsoleBench(Uri operations, HubChannel hub, int sessions, int updates)
{
    private const int AloneRounds = 20;
    private const int HealthRounds = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the figures take in the whole ledger.</summary>
    public async Task CatchUpAsync(TimeSpan patience, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        var head = await hub.Ledger.GetLedgerHeadAsync(new(), cancellationToken: cancel);
        using var session = await SignInAsync(limit.Token);
        while (await session.OpenOverviewAsync(limit.Token) < head.Sequence)
            await Task.Delay(Pause, limit.Token);
    }

    public async Task<ConsoleBenchResult> RunAsync(CancellationToken cancel)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => SignInAsync(cancel)));
        try
        {
            var health = await TimeAsync(HealthRounds, () => all[0].OpenHealthAsync(cancel));
            var alone = await TimeAloneAsync(cancel);
            var first = new LatencyRecord();
            foreach (var took in await Task.WhenAll(all.Select(session => TimeAsync(() => session.OpenOverviewAsync(cancel)))))
                first.Add(took);
            return new ConsoleBenchResult(health, alone, first.Summarise(), await TimeUpdatesAsync(all, cancel));
        }
        finally
        {
            foreach (var session in all)
                session.Dispose();
        }
    }

    private async Task<ConsoleSession> SignInAsync(CancellationToken cancel)
    {
        var session = new ConsoleSession(operations);
        await session.SignInAsync(cancel);
        return session;
    }

    /// <summary>Two seconds lie between the rounds, so that nothing that was read for the one before is shown.</summary>
    private async Task<LatencySummary> TimeAloneAsync(CancellationToken cancel)
    {
        using var session = await SignInAsync(cancel);
        var stored = new LatencyRecord();
        for (var round = 0; round < AloneRounds; round++)
        {
            stored.Add(await TimeAsync(() => session.OpenOverviewAsync(cancel)));
            await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        }

        return stored.Summarise();
    }

    private async Task<LatencySummary> TimeUpdatesAsync(ConsoleSession[] all, CancellationToken cancel)
    {
        var stored = new LatencyRecord();
        for (var update = 0; update < updates; update++)
        {
            var receipt = await RegisterAsync(cancel);
            var written = Stopwatch.GetTimestamp();
            foreach (
                var shown in await Task.WhenAll(all.Select(session => WaitAsync(session, receipt.LastSequence, written, cancel))))
                stored.Add(shown);
        }

        return stored.Summarise();
    }

    private static async Task<TimeSpan> WaitAsync(ConsoleSession session, long sequence, long written, CancellationToken cancel)
    {
        while (await session.OpenOverviewAsync(cancel) < sequence)
            await Task.Delay(Pause, cancel);
        return Stopwatch.GetElapsedTime(written);
    }

    private async Task<Receipt> RegisterAsync(CancellationToken cancel)
    {
        var answer = await hub.Petitions.RegisterPetitionAsync(
            new()
            {
                RequestId = Guid.NewGuid().ToString(),
                Registration = new()
                {
                    Details = new()
                    {
                        Subject = "电梯停运",
                        Content = "小区电梯停运两月，老人无法下楼，请求督促修复。",
                        Channel = Channel.Letter,
                        Purpose = Purpose.Appeal,
                        Category = "999901",
                        Territory = "430103",
                    },
                },
            },
            cancellationToken: cancel);
        return answer.Receipt;
    }

    private static async Task<LatencySummary> TimeAsync(int rounds, Func<Task> work)
    {
        var stored = new LatencyRecord();
        for (var round = 0; round < rounds; round++)
            stored.Add(await TimeAsync(work));
        return stored.Summarise();
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began);
    }
}
