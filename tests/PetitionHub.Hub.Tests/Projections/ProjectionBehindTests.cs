using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using PetitionHub.Client;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Projections;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Projections;

/// <summary>
/// A projection does not take in what a read asks for: after its patience the read is refused, not answered in part.
/// </summary>
public sealed class ProjectionBehindTests : IDisposable
{
    /// <summary>A version that no hub makes yet: this one leaves the rows alone, as during an update of its replicas.</summary>
    private const string ToANewerHub = "UPDATE projection_positions SET Version = 1000000 WHERE Name = ";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListPetitions_ListsLeftToANewerHub_IsRefusedWithADelay()
    {
        await using var hub = await StartAsync();
        var lists = hub.Get<LedgerStore>().Lists.Projection;
        var earlier = await RegisterAsync(hub);
        await lists.CatchUpAsync(earlier.LastSequence, Wait.Token);
        await TamperAsync(ToANewerHub + "'lists'");
        var later = await RegisterAsync(hub);

        await BehindAsync(hub, lists, new ListPetitionsRequest(), later, earlier);
        await BehindAsync(hub, lists, new ListPetitionsRequest { MinSequence = later.LastSequence }, later, earlier);
        // What the rows have is answered.
        await CallAsync(hub, new ListPetitionsRequest { MinSequence = earlier.LastSequence });
    }

    [Fact]
    public async Task CountStuck_FiguresLeftToANewerHub_IsRefusedWithADelayAndWithoutASequenceAnswered()
    {
        await using var hub = await StartAsync();
        var figures = hub.Get<LedgerStore>().Monitoring.Projection;
        var earlier = await RegisterAsync(hub);
        await figures.CatchUpAsync(earlier.LastSequence, Wait.Token);
        await TamperAsync(ToANewerHub + "'monitoring'");
        var later = await RegisterAsync(hub);

        await BehindAsync(hub, figures, new CountStuckRequest { MinSequence = later.LastSequence }, later, earlier);
        var counts = (CountStuckResponse)await CallAsync(hub, new CountStuckRequest());

        Assert.Equal(earlier.LastSequence, counts.AsOf.Sequence);
    }

    [Fact]
    public async Task FindRepeats_IndexBroken_IsRefusedWithADelayAndOnceItIsMendedAnswered()
    {
        await using var hub = await StartAsync();
        var index = hub.Get<LedgerStore>().Repeats.Projection;
        var earlier = await RegisterAsync(hub);
        await index.CatchUpAsync(earlier.LastSequence, Wait.Token);
        await TamperAsync("ALTER TABLE repeat_bands RENAME TO away");
        var later = await RegisterAsync(hub);
        var request = new FindRepeatsRequest { PetitionId = later.PetitionId, MinSequence = later.LastSequence };

        await BehindAsync(hub, index, request, later, earlier);
        await TamperAsync("ALTER TABLE away RENAME TO repeat_bands");
        var found = (FindRepeatsResponse)await CallAsync(hub, request);

        Assert.Equal(earlier.PetitionId, Assert.Single(found.LikelyRepeats).PetitionId);
    }

    private async Task<TestHub> StartAsync()
    {
        var hub = await TestHub.StartAsync(_folder.Path);
        await hub.ImportUnitsAsync();
        return hub;
    }

    private static Task<Receipt> RegisterAsync(TestHub hub) => hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register());

    /// <summary>By a channel that does not repeat what is unavailable.</summary>
    private static Task<IMessage> CallAsync(TestHub hub, IMessage request) =>
        hub.ConnectAs(Tianxin).CreateCallInvoker().CallAsync(request);

    private static async Task BehindAsync(
        TestHub hub, LedgerProjection projection, IMessage request, Receipt asked, Receipt had)
    {
        var patience = projection.ReaderPatience;
        projection.ReaderPatience = TimeSpan.FromMilliseconds(200);
        var refused = await Assert.ThrowsAsync<RpcException>(() => CallAsync(hub, request));
        projection.ReaderPatience = patience;

        var error = HubError.From(refused);
        Assert.Equal((StatusCode.Unavailable, Reason.ProjectionBehind), (error.Code, error.Reason));
        Assert.Equal(TimeSpan.FromSeconds(5), error.RetryDelay);
        Assert.NotNull(refused.GetRpcStatus()!.GetDetail<RetryInfo>());
        Assert.Equal((projection.Name, $"{asked.LastSequence}", $"{had.LastSequence}"),
            (error.Metadata["projection"], error.Metadata["sequence"], error.Metadata["position"]));
    }

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
