using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Opening;

/// <summary>A shared copy of the directory makes a start faster and never wrong.</summary>
public sealed class DirectoryCopyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var copy = new DirectoryCopy(7, [1, 2, 3], TestUnits.All);

        var read = DirectoryCopy.Read(copy.Write())!;

        Assert.Equal(copy.Sequence, read.Sequence);
        Assert.Equal(copy.Units, read.Units);
        Assert.Equal(copy.Sha256, read.Sha256);
    }

    [Fact]
    public void Read_Damaged_IsNone()
    {
        var bytes = new DirectoryCopy(7, [1, 2, 3], TestUnits.All).Write();

        Assert.Null(DirectoryCopy.Read([]));
        Assert.Null(DirectoryCopy.Read([2, .. bytes[1..]]));
        for (var length = 1; length < bytes.Length; length += 7)
            Assert.Null(DirectoryCopy.Read(bytes[..length]));
    }

    [Fact]
    public async Task Open_WithoutACopy_MakesOneForTheNext()
    {
        await using var database = new SqliteDatabase();
        await (await TestLedger.OpenWithUnitsAsync(database)).DisposeAsync();
        var copies = new Copies();

        await using (var first = await TestLedger.OpenAsync(database.Options, copies))
            AssertAllUnits(first);

        Assert.Equal(TestUnits.All.Count, DirectoryCopy.Read(copies.Kept!)!.Units.Count);
        await using var second = await TestLedger.OpenAsync(database.Options, copies);
        AssertAllUnits(second);
        Assert.Equal(1, copies.Made);
    }

    [Fact]
    public async Task Open_OldCopy_AddsWhatChangedSince()
    {
        await using var database = new SqliteDatabase();
        var copies = new Copies();
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(database))
        {
            await (await TestLedger.OpenAsync(database.Options, copies)).DisposeAsync();
            await ledger.AcceptAsync(Commands.ChangeUnit(UnitChangeKind.Suspend, TestUnits.Housing));
        }

        await using var opened = await TestLedger.OpenAsync(database.Options, copies);

        Assert.True(opened.Store.Directory.TryFind(TestUnits.Housing.Code, out var housing));
        Assert.Equal(UnitStatus.Suspended, housing.Status);
        Assert.Equal(TestUnits.All.Count + 1, opened.Store.LastUnitChange!.Sequence);
    }

    [Fact]
    public async Task Open_CopyOfAnotherLedgerOrDamaged_IsNotUsed()
    {
        await using var database = new SqliteDatabase();
        await (await TestLedger.OpenWithUnitsAsync(database)).DisposeAsync();
        var other = TestUnits.Housing with { Name = "Of another ledger" };
        foreach (var kept in new[] { new DirectoryCopy(3, new byte[32], [other]).Write(),
            new DirectoryCopy(10_000, [], [other]).Write(), [] })
        {
            var copies = new Copies { Kept = kept };

            await using var opened = await TestLedger.OpenAsync(database.Options, copies);

            AssertAllUnits(opened);
            Assert.Equal(TestUnits.All.Count, DirectoryCopy.Read(copies.Kept)!.Units.Count);
        }
    }

    private static void AssertAllUnits(TestLedger ledger)
    {
        Assert.Equal(TestUnits.All.Count, ledger.Store.Directory.Count);
        foreach (var unit in TestUnits.All)
        {
            Assert.True(ledger.Store.Directory.TryFind(unit.Code, out var found));
            Assert.Equal(unit, found);
        }
    }

    private sealed class Copies : IDirectoryCopies
    {
        public byte[]? Kept { get; set; }

        public int Made { get; private set; }

        public async ValueTask<byte[]> GetOrMakeAsync(
            Func<CancellationToken, ValueTask<byte[]>> make, CancellationToken cancellationToken)
        {
            if (Kept is not null)
                return Kept;
            Made++;
            return Kept = await make(Token);
        }

        public ValueTask ReplaceAsync(byte[] copy, CancellationToken cancellationToken)
        {
            Kept = copy;
            return ValueTask.CompletedTask;
        }
    }
}
