using PetitionHub.Console.Tests.Running;
using PetitionHub.Hub.Console.SignIn;
using PetitionHub.Ledger;

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
            [(ConsoleFixture.Viewer, "not the password"), ("nobody-here", ConsoleFixture.Password), ("disabled-one", ConsoleFixture.Password), ("hub", ""), ("' or 1=1", "x")];
        foreach (var (name, password) in wrong)
        {
            using var answer = await client.PostAsync("/sign-in/local", "/sign-in", ("name", name), ("password", password), ("back", "/"));
            Assert.Equal("/sign-in?failed=1&back=%2F", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccountForARightOne()
    {
        await AddAsync("locked-one");
        using var client = await console.ConnectAsync();
        for (var i = 0; i < OperatorAccounts.MaxTries; i++)
            Assert.False(await client.SignInAsync("locked-one", "not the password"));

        Assert.False(await client.SignInAsync("locked-one", ConsoleFixture.Password));

        await Accounts.SetPasswordAsync("locked-one", OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        Assert.True(await client.SignInAsync("locked-one", ConsoleFixture.Password));
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.PostAsync("/sign-in/local", ("name", ConsoleFixture.Viewer), ("password", ConsoleFixture.Password));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Session_Opened_IsAStrictCookieThatScriptsCannotRead()
    {
        using var client = await console.ConnectAsync();
        using var answer = await client.PostAsync(
            "/sign-in/local", "/sign-in", ("name", ConsoleFixture.Viewer), ("password", ConsoleFixture.Password), ("back", "/"));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(SignInServices.SessionCookie, StringComparison.Ordinal));
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
