using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>The projections get their turn, however steadily commands come.</summary>
public sealed class WriteTurnTests : IAsyncLifetime
{
    private const int Turns = 20_000;

    private readonly SqliteDatabase _database = new();
    private TestLedger _ledger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await TestLedger.OpenAsync(_database);

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Turns_AreTakenInTheOrderInWhichTheyWereAskedFor()
    {
        using var turns = new WriteTurns();
        var order = new List<int>();
        await turns.TakeAsync(Token);
        var waiting = Enumerable.Range(1, 5).Select(TakeAsync).ToList();

        turns.GiveBack();
        // The writer asks again at once, and comes last.
        waiting.Add(TakeAsync(6));
        await Task.WhenAll(waiting);

        Assert.Equal([1, 2, 3, 4, 5, 6], order);

        async Task TakeAsync(int number)
        {
            await turns.TakeAsync(Token);
            order.Add(number);
            turns.GiveBack();
        }
    }

    [Fact]
    public async Task Projection_WhileTheWriterNeverPauses_IsWrittenAllTheSame()
    {
        await using var engine = (SqliteEngine)LedgerEngines.Find(_database.Options.Engine)!.Open(
            _database.Options, new LedgerLog(new ErrorLog()));
        await engine.CheckSetupAsync(Token);
        await using var session = await engine.OpenWriteSessionAsync(Token);
        await session.BeginAsync();
        var written = 0;
        var following = Task.Run(() => FollowAsync(engine, () => written++), Token);

        // Each turn ends with the next one's beginning, as with a queue that is never empty.
        var turns = 0;
        for (; turns < Turns && !following.IsCompleted; turns++)
        {
            await session.CommitAsync();
            await session.BeginAsync();
        }

        await session.RollbackAsync();
        Assert.True(turns < Turns, $"After {turns} turns of the writer the projection had {written} of 20.");
        await following;
        Assert.Equal(20, written);
    }

    [Fact]
    public async Task Following_ThatIsUndone_LeavesNothingAndHoldsNothing()
    {
        await using var engine = (SqliteEngine)LedgerEngines.Find(_database.Options.Engine)!.Open(
            _database.Options, new LedgerLog(new ErrorLog()));
        await engine.CheckSetupAsync(Token);
        await using var context = engine.CreateContext();
        await engine.RunFollowingAsync(context, () => MoveAsync(context, 7, isKept: false), Token);
        await Assert.ThrowsAsync<IOException>(
            () => engine.RunFollowingAsync(
                context, async () => throw new IOException($"{await MoveAsync(context, 8, isKept: true)}"), Token));

        // The same context, and another, which would wait for the lock.
        await engine.RunFollowingAsync(context, () => MoveAsync(context, 9, isKept: true), Token);
        await using var other = engine.CreateContext();
        await engine.RunFollowingAsync(other, () => MoveAsync(other, 10, isKept: false), Token);

        var kept = await context.Projections.Select(row => row.Sequence).ToListAsync(Token);
        Assert.All(kept, sequence => Assert.Equal(9, sequence));
    }

    private static async Task<bool> MoveAsync(LedgerContext context, long to, bool isKept)
    {
        await context.Projections.ExecuteUpdateAsync(row => row.SetProperty(one => one.Sequence, to), Token);
        return isKept;
    }

    private static async Task FollowAsync(SqliteEngine engine, Action write)
    {
        for (var i = 0; i < 20; i++)
        {
            await using var context = engine.CreateContext();
            await engine.RunFollowingAsync(
                context,
                () =>
                {
                    write();
                    return Task.FromResult(true);
                },
                Token);
        }
    }
}
