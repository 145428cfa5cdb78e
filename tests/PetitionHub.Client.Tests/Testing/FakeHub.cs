namespace PetitionHub.Client.Tests.Testing;

/// <summary>A hub of fake services that do to a client what a hub, or the way to it, may do.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly FakeServer _server = new();

    private FakeHub() => _server.Serve(Sync).Serve(Inbox).Serve(Petitions).Serve(new FakeLedger(Sync));

    public FakeSync Sync { get; } = new();

    public FakeInbox Inbox { get; } = new();

    public FakePetitions Petitions { get; } = new();

    public HubClientOptions Options { get; private set; } = null!;

    /// <summary>The folder of its authority.</summary>
    public string DataFolder => _server.DataFolder;

    public static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        await hub._server.StartAsync();
        hub.Options = hub._server.OptionsOf("430103-bureau");
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Sync.Dispose();
    }
}
