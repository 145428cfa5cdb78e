using PetitionHub.Console.SignIn;
using PetitionHub.Ledger.Operators;

[assembly: AssemblyFixture(typeof(PetitionHub.Console.Tests.Running.ConsoleFixture))]

namespace PetitionHub.Console.Tests.Running;

/// <summary>
/// One hub with a small known history, two operators and a browser, for all tests. An error that it logs fails them.
/// </summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    public const string Operator = "li-na";
    public const string Viewer = "wei";
    public const string Password = "four words are enough";

    private readonly TempFolder _folder = new();

    internal TestHub Hub { get; private set; } = null!;

    internal SeededHistory History { get; private set; } = null!;

    private Chromium? Browser { get; set; }

    public async ValueTask InitializeAsync()
    {
        // The clients of these tests come as through a proxy on this machine.
        Hub = await TestHub.StartAsync(_folder.Path, pages: new OperatorsConsole(), configure: options =>
            options with { Console = new() { Proxies = "127.0.0.1, ::1" } });
        await Hub.ImportUnitsAsync();
        History = await SeededHistory.WriteAsync(Hub);
        var accounts = Hub.Get<OperatorAccounts>();
        await accounts.AddAsync(Operator, OperatorRole.Operate, OperatorPasswords.Hash(Password), Wait.Token);
        await accounts.AddAsync(Viewer, OperatorRole.View, OperatorPasswords.Hash(Password), Wait.Token);
        Browser = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        await Hub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(Hub.Log.Errors);
    }

    /// <summary>A window of a signed-in operator, in a language.</summary>
    internal async Task<Window> OpenAsync(string name = Operator, string language = "en", Screen? screen = null)
    {
        Assert.SkipWhen(Browser is null, "There is no chromium on the path: apt-get install chromium.");
        var context = await Browser!.OpenAsync(Hub.Operations, screen ?? Screen.Desk, language).Bounded();
        var window = new Window(context, await context.NewPageAsync().Bounded());
        await window.SignInAsync(name, Password);
        return window;
    }

    /// <summary>A client without a browser, signed in where a name is given.</summary>
    internal async Task<ConsoleClient> ConnectAsync(string? name = null)
    {
        var client = new ConsoleClient(Hub.Operations);
        if (name is not null)
            Assert.True(await client.SignInAsync(name, Password));
        return client;
    }
}
