namespace PetitionHub.Cli.Tests.Testing;

/// <summary>A hub of fake services, against which command lines run.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly FakeServer _server = new();

    private FakeHub()
    {
        Units = new FakeUnits(Ledger);
        Ledger.FindReceipt = Petitions.FindReceipt;
        _server.Serve(Petitions).Serve(Exchange).Serve(Units).Serve(Inbox).Serve(Ledger).Serve(Sync).Serve(Attachments)
            .Serve(Monitoring);
    }

    public FakePetitions Petitions { get; } = new();

    public FakeExchange Exchange { get; } = new();

    public FakeUnits Units { get; }

    public FakeInbox Inbox { get; } = new();

    public FakeLedger Ledger { get; } = new();

    public FakeSync Sync { get; } = new();

    public FakeAttachments Attachments { get; } = new();

    public FakeMonitoring Monitoring { get; } = new();

    public string DataFolder => _server.DataFolder;

    public Uri Address => _server.Address;

    public string[] Connection => ["--hub", Address.ToString(), "--data", DataFolder];

    public static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        await hub._server.StartAsync();
        return hub;
    }

    /// <summary>Runs a command line against it, as a county's bureau.</summary>
    public Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.Async([.. args, .. Connection, "--unit", "430103-bureau"]);

    /// <summary>Runs a command line against it, as an operator.</summary>
    public Task<CommandRun> RunAsOperatorAsync(params string[] args) =>
        CommandRun.Async([.. args, .. Connection, "--operator", "admin"]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
