using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.Tests.SignIn;

public sealed class ProviderSignInTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestProvider _provider = null!;
    private TestHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        _hub = await TestHub.StartAsync(_folder.Path, pages: new OperatorsConsole(), configure: options => options with
        {
            Console = new()
            {
                Authority = _provider.Address,
                ClientId = TestProvider.ClientId,
                ClientSecret = TestProvider.ClientSecret
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _provider.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("operate")]
    [InlineData("view")]
    public async Task SignIn_WithNameAndRole_OpensASession(string role)
    {
        _provider.Claims = new() { ["preferred_username"] = "zhang-san", ["roles"] = new[] { "another", role } };
        using var client = new ConsoleClient(_hub.Operations);

        Assert.Equal("/signed-in?back=%2Fledger", await GoToProviderAsync(client));

        using var page = await client.GetAsync("/ledger");
        Assert.Contains("zhang-san", await page.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        using var act = await client.GetAsync("/act/suspend");
        Assert.Equal(role == "operate" ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Redirect, act.StatusCode);
    }

    [Theory]
    [InlineData("Zhang San", "operate", "name")]
    [InlineData("hub", "operate", "name")]
    [InlineData("zhang-san", "admin", "role")]
    public async Task SignIn_WithoutNameOrRole_IsTurnedAwayWithAClearPage(string name, string role, string why)
    {
        _provider.Claims = new() { ["preferred_username"] = name, ["roles"] = role };
        using var client = new ConsoleClient(_hub.Operations);

        Assert.Equal($"/turned-away?why={why}", await GoToProviderAsync(client));

        using var page = await client.GetAsync($"/turned-away?why={why}");
        Assert.Contains(why == "name" ? "preferred_username" : "roles", await page.Content.ReadAsStringAsync(Wait.Token),
            StringComparison.Ordinal);
        using var ledger = await client.GetAsync("/ledger");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, ledger.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithTheNameOfALocalAccount_IsTurnedAway()
    {
        await _hub.Get<OperatorAccounts>().AddAsync("zhang-san", OperatorRole.View, "hash", Wait.Token);
        _provider.Claims = new() { ["preferred_username"] = "zhang-san", ["roles"] = "operate" };
        using var client = new ConsoleClient(_hub.Operations);

        Assert.Equal("/turned-away?why=taken", await GoToProviderAsync(client));

        using var page = await client.GetAsync("/turned-away?why=taken");
        Assert.Contains("local account", await page.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithALocalPassword_IsNotOffered()
    {
        using var client = new ConsoleClient(_hub.Operations);
        using var page = await client.GetAsync("/sign-in");
        using var answer = await client.PostAsync("/sign-in/local", ("name", "x1"), ("password", "y"));

        Assert.DoesNotContain("type=\"password\"", await page.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        Assert.Contains(answer.StatusCode, new[] { System.Net.HttpStatusCode.NotFound, System.Net.HttpStatusCode.Unauthorized });
    }

    /// <summary>Follows the way over the provider and back; gives where it ends.</summary>
    private static async Task<string> GoToProviderAsync(ConsoleClient client)
    {
        using var challenge = await client.GetAsync("/sign-in/provider?back=%2Fledger");
        using var provider = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var authorized = await provider.GetAsync(challenge.Headers.Location, Wait.Token);
        using var back = await client.GetAsync(authorized.Headers.Location!.PathAndQuery);
        return back.Headers.Location!.ToString();
    }
}
