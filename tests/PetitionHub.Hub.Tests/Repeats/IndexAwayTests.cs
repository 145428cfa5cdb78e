using Microsoft.Data.Sqlite;
using PetitionHub.Hub.Projections;
using PetitionHub.Ledger.Repeats;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Repeats;

/// <summary>A registration is answered whatever the index of repeats does, and says where it may lack something.</summary>
public sealed class IndexAwayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Register_IndexSwitchedOff_IsAnsweredAsIncomplete()
    {
        await using var hub = await TestHub.StartAsync(
            _folder.Path, configure: options => options with { Repeats = options.Repeats with { Enabled = false } });
        await hub.ImportUnitsAsync();
        await RegisterAsync(hub);

        var response = await RegisterAsync(hub);
        var found = await hub.As(Tianxin).Petitions.FindRepeatsAsync(
            new() { PetitionId = response.Receipt.PetitionId }, cancellationToken: Wait.Token).ResponseAsync.Bounded();

        Assert.True(response.LikelyRepeatsIncomplete);
        Assert.Empty(response.LikelyRepeats);
        Assert.True(found.Incomplete);
        Assert.Empty(found.LikelyRepeats);
    }

    [Fact]
    public async Task Register_IndexBroken_IsAnsweredAsIncompleteAndLogged()
    {
        var log = new HubLog(Microsoft.Extensions.Logging.LogLevel.Warning);
        await using var hub = await TestHub.StartAsync(_folder.Path, log);
        await hub.ImportUnitsAsync();
        await Wait.UntilAsync(() => hub.Get<HubProjections>().Repeats.IsWhole);
        await TamperAsync("ALTER TABLE repeat_bands RENAME TO away");

        var response = await RegisterAsync(hub);

        Assert.NotEmpty(response.Receipt.PetitionId);
        Assert.True(response.LikelyRepeatsIncomplete);
        Assert.Empty(response.LikelyRepeats);
        await Wait.UntilAsync(() => log.Lines.Any(line => line.Contains("RepeatAnswers", StringComparison.Ordinal)));
        await Wait.UntilAsync(() => log.Lines.Any(line => line.Contains("The projection repeats", StringComparison.Ordinal)));

        await TamperAsync("ALTER TABLE away RENAME TO repeat_bands");
        await Wait.UntilAsync(() => hub.Get<HubProjections>().Repeats.Position >= response.Receipt.LastSequence);
        Assert.Single((await RegisterAsync(hub)).LikelyRepeats);
    }

    [Fact]
    public async Task Start_OfALedgerWithoutAnIndex_MakesIt()
    {
        Receipt earlier;
        await using (var hub = await TestHub.StartAsync(
            _folder.Path, configure: options => options with { Repeats = options.Repeats with { Enabled = false } }))
        {
            await hub.ImportUnitsAsync();
            earlier = (await RegisterAsync(hub)).Receipt;
        }

        await using var again = await TestHub.StartAsync(_folder.Path);
        await Wait.UntilAsync(() => again.Get<HubProjections>().Repeats.Position >= earlier.LastSequence);
        var response = await RegisterAsync(again);

        Assert.False(response.LikelyRepeatsIncomplete);
        Assert.Equal(earlier.PetitionId, Assert.Single(response.LikelyRepeats).PetitionId);
        await again.Get<RepeatIndex>().Projection.RestartAsync(Wait.Token).Bounded();
        // No entry wakes the hub: it looks by itself.
        await Wait.UntilAsync(async () => (await again.Get<RepeatIndex>().Projection.GetPositionAsync(Wait.Token)).IsAtHead);
        var found = await again.As(Tianxin).Petitions.FindRepeatsAsync(
            new() { PetitionId = response.Receipt.PetitionId }, cancellationToken: Wait.Token).ResponseAsync.Bounded();
        Assert.Equal(earlier.PetitionId, Assert.Single(found.LikelyRepeats).PetitionId);
    }

    private static async Task<RegisterPetitionResponse> RegisterAsync(TestHub hub) =>
        (RegisterPetitionResponse)await hub.As(Tianxin).CallInvoker.CallAsync(Ask.Register());

    private async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, "projections.db")};Pooling=False");
        await connection.OpenAsync(Wait.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Wait.Token);
    }
}
