using PetitionHub.Console.SignIn;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.Tests.SignIn;

public sealed class LocalSignInTests(ConsoleFixture console)
{
    private OperatorAccounts Accounts => console.Hub.Get<OperatorAccounts>();

    [Fact]
    public async Task SignIn_WrongInAnyWay_SaysTheSame()
    {
        await AddAsync("disabled-one");
        await Accounts.SetDisabledAsync("disabled-one", isDisabled: true, Wait.Token);
        using var client = await console.ConnectAsync();

        (string, string)[] wrong =
            [
                (ConsoleFixture.Viewer, "not the password"), ("nobody-here", ConsoleFixture.Password),
                ("disabled-one", ConsoleFixture.Password), ("hub", ""), ("' or 1=1", "x"),
            ];
        foreach (var (name, password) in wrong)
        {
            using var answer = await client.PostAsync(
                "/sign-in/local", "/sign-in", ("name", name), ("password", password), ("back", "/"));
            Assert.Equal("/sign-in?failed=1&back=%2F", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswordsFromAnAddress_AreTheLastFromThere()
    {
        await AddAsync("locked-one");
        using var client = await console.ConnectAsync();
        for (var i = 0; i < SignInTries.Max; i++)
            Assert.False(await client.SignInAsync("locked-one", "not the password"));

        Assert.False(await client.SignInAsync("locked-one", ConsoleFixture.Password));

        await Accounts.SetPasswordAsync("locked-one", OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        Assert.True(await client.SignInAsync("locked-one", ConsoleFixture.Password));
    }

    [Fact]
    public async Task SignIn_AfterTwelveWrongTriesOfAStranger_LetsTheOperatorIn()
    {
        await AddAsync("wanted-one");
        using var stranger = await console.ConnectAsync();
        for (var i = 0; i < 12; i++)
            Assert.False(await stranger.SignInAsync("wanted-one", "not the password"));

        using var client = await console.ConnectAsync();
        Assert.True(await client.SignInAsync("wanted-one", ConsoleFixture.Password));
    }

    /// <summary>As all operators do who come through a tunnel, or a proxy that does not tell where they come from.</summary>
    [Fact]
    public async Task SignIn_FromTheAddressOfAStranger_LetsTheOperatorInWithABrowserThatIsKnown()
    {
        await AddAsync("neighbour");
        var address = ConsoleClient.NextAddress();
        using var client = new ConsoleClient(console.Hub.Operations, address);
        Assert.True(await client.SignInAsync("neighbour", ConsoleFixture.Password));
        using var signedOut = await client.PostAsync("/sign-out", "/ledger");
        using var stranger = new ConsoleClient(console.Hub.Operations, address);
        await Wait.UntilAsync(async () =>
        {
            using var answer = await stranger.PostAsync(
                "/sign-in/local", "/sign-in", ("name", "neighbour"), ("password", "not the password"), ("back", "/"));
            return answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests;
        });

        Assert.True(await client.SignInAsync("neighbour", ConsoleFixture.Password));
    }

    [Fact]
    public async Task SignIn_WithMadeUpForwardedAddresses_IsLimitedAllTheSame()
    {
        using var folder = new TempFolder();
        await using var hub = await TestHub.StartAsync(folder.Path, pages: new OperatorsConsole());
        var answers = new List<System.Net.HttpStatusCode>();
        for (var i = 0; i < 120; i++)
        {
            using var client = new ConsoleClient(hub.Operations, ConsoleClient.NextAddress());
            using var answer = await client.PostAsync("/sign-in/local", ("name", "nobody-here"));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(SignInLimits.AMinute, answers.Count(status => status == System.Net.HttpStatusCode.BadRequest));
        Assert.Equal(120 - SignInLimits.AMinute, answers.Count(status => status == System.Net.HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public void Place_OfAnIPv6Address_IsItsNetwork()
    {
        string[] addresses = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", "::ffff:10.0.0.1", "10.0.0.1"];
        var places = addresses.Select(address => SignInTries.SourceOf(System.Net.IPAddress.Parse(address))).ToList();

        Assert.Equal(places[0], places[1]);
        Assert.NotEqual(places[0], places[2]);
        Assert.Equal(places[3], places[4]);
    }

    [Fact]
    public async Task Work_OfManyTriesAtOnce_IsBounded()
    {
        using var work = new PasswordWork(1);
        using var going = new ManualResetEventSlim();
        var tries = Enumerable.Range(0, 100).Select(_ => Task.Run(() => work.DoAsync(
            () =>
            {
                going.Wait(Wait.Token);
                return true;
            },
            Wait.Token))).ToList();
        await Wait.UntilAsync(() => tries.Count(one => one.IsFaulted) == 100 - 1 - PasswordWork.MaxWaiting);

        going.Set();

        await Wait.UntilAsync(() => tries.Count(one => one.IsCompletedSuccessfully) == 1 + PasswordWork.MaxWaiting);
        Assert.All(tries.Where(one => one.IsFaulted), one => Assert.IsType<TooManyTriesException>(one.Exception!.InnerException));
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.PostAsync(
            "/sign-in/local", ("name", ConsoleFixture.Viewer), ("password", ConsoleFixture.Password));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Session_Opened_IsAStrictCookieThatScriptsCannotRead()
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.PostAsync(
            "/sign-in/local", "/sign-in", ("name", ConsoleFixture.Viewer), ("password", ConsoleFixture.Password), ("back", "/"));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith(SignInServices.SessionCookie, StringComparison.Ordinal));
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_IsRefused()
    {
        using var client = await console.ConnectAsync();
        using var another = await console.ConnectAsync();
        for (var i = 0; i < SignInLimits.AMinute; i++)
        {
            using var answer = await client.PostAsync("/sign-in/local", ("name", "nobody-here"));
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var refused = await client.PostAsync("/sign-in/local", ("name", "nobody-here"));

        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(await another.SignInAsync(ConsoleFixture.Viewer, ConsoleFixture.Password));
    }

    [Fact]
    public async Task SignOut_OfASession_EndsCopiesOfItsCookieToo()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var copy = await console.ConnectAsync();
        copy.Cookies.Add(client.Cookies.GetAllCookies());
        using var before = await copy.GetAsync("/ledger");
        using var answer = await client.PostAsync("/sign-out", "/ledger");
        using var after = await copy.GetAsync("/ledger");

        Assert.Equal(System.Net.HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task SignOut_OfASession_EndsIt()
    {
        using var client = await console.ConnectAsync(ConsoleFixture.Viewer);
        using var answer = await client.PostAsync("/sign-out", "/ledger");
        using var page = await client.GetAsync("/ledger");

        Assert.Equal(System.Net.HttpStatusCode.Redirect, page.StatusCode);
    }

    private Task<bool> AddAsync(string name) =>
        Accounts.AddAsync(name, OperatorRole.View, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
}
