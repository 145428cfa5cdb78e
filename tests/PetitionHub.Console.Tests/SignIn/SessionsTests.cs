using Microsoft.Extensions.Time.Testing;
using PetitionHub.Console.SignIn;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.Tests.SignIn;

public sealed class SessionsTests(ConsoleFixture console)
{
    private static readonly ConsoleOptions Local = new();

    private readonly FakeTimeProvider _clock = new();

    public static TheoryData<string> Changes { get; } = ["disable", "role", "password", "remove"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Hold_AfterAChangeOfTheAccount_IsOverWithinAMinute(string change)
    {
        var (accounts, name) = (console.Hub.Get<OperatorAccounts>(), $"changed-{change}");
        await accounts.AddAsync(name, OperatorRole.View, "hash", Wait.Token);
        var account = await accounts.FindAsync(name, Wait.Token);
        var user = OperatorClaims.Make(Local, name, account!.Role, account.Version);
        var sessions = new Sessions(accounts, Local, _clock);
        Assert.True(await sessions.HoldAsync(user, Wait.Token));

        await ChangeAsync(accounts, name, change);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await sessions.HoldAsync(user, Wait.Token));
    }

    [Fact]
    public async Task Hold_OfARemovedAccountThatIsAddedAgain_StaysOver()
    {
        var accounts = console.Hub.Get<OperatorAccounts>();
        await accounts.AddAsync("come-again", OperatorRole.Operate, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        using var client = await console.ConnectAsync("come-again");
        var account = await accounts.FindAsync("come-again", Wait.Token);
        var user = OperatorClaims.Make(Local, "come-again", account!.Role, account.Version);

        await accounts.RemoveAsync("come-again", Wait.Token);
        await accounts.AddAsync("come-again", OperatorRole.View, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        console.Hub.Get<Sessions>().Forget("come-again");

        Assert.False(await new Sessions(accounts, Local, _clock).HoldAsync(user, Wait.Token));
        using var page = await client.GetAsync("/ledger");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task Find_OfASession_HasTheRoleOfTheAccount()
    {
        var accounts = console.Hub.Get<OperatorAccounts>();
        var account = await accounts.FindAsync(ConsoleFixture.Viewer, Wait.Token);
        var user = OperatorClaims.Make(Local, ConsoleFixture.Viewer, OperatorRole.Operate, account!.Version);

        var found = await new Sessions(accounts, Local, _clock).FindAsync(user, Wait.Token);

        Assert.False(OperatorClaims.MayOperate(found!));
    }

    [Fact]
    public async Task Hold_PastItsExpiryOrAfterSignOut_IsOver()
    {
        var options = new ConsoleOptions { Authority = "https://id.example.cn" };
        var sessions = new Sessions(console.Hub.Get<OperatorAccounts>(), options, _clock);
        var lasting = OperatorClaims.Make(options, "zhang-san", OperatorRole.View, version: null);
        var ending = OperatorClaims.WithExpiry(lasting, _clock.GetUtcNow() + Sessions.ProviderTime);
        Assert.True(await sessions.HoldAsync(ending, Wait.Token));

        _clock.Advance(Sessions.ProviderTime);

        Assert.False(await sessions.HoldAsync(ending, Wait.Token));
        Assert.True(await sessions.HoldAsync(lasting, Wait.Token));
        sessions.End(lasting);
        Assert.False(await sessions.HoldAsync(lasting, Wait.Token));
    }

    [Fact]
    public async Task Hold_OfAnotherAuthority_IsRefused()
    {
        var (accounts, options) = (
            console.Hub.Get<OperatorAccounts>(), new ConsoleOptions { Authority = "https://id.example.cn" });
        var account = await accounts.FindAsync(ConsoleFixture.Viewer, Wait.Token);
        var local = OperatorClaims.Make(Local, ConsoleFixture.Viewer, account!.Role, account.Version);
        var provided = OperatorClaims.Make(options, ConsoleFixture.Viewer, account.Role, version: null);

        Assert.False(await new Sessions(accounts, options, _clock).HoldAsync(local, Wait.Token));
        Assert.False(await new Sessions(accounts, Local, _clock).HoldAsync(provided, Wait.Token));
    }

    [Fact]
    public async Task Try_AfterThePause_IsAllowedAgain()
    {
        var accounts = console.Hub.Get<OperatorAccounts>();
        await accounts.AddAsync("patient-one", OperatorRole.View, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        using var signIn = new LocalSignIn(accounts, new SignInTries(_clock));
        for (var i = 0; i < SignInTries.Max; i++)
            Assert.Null(await signIn.TryAsync("patient-one", "not the password", "10.9.9.9", device: null, Wait.Token));
        Assert.Null(await signIn.TryAsync("patient-one", ConsoleFixture.Password, "10.9.9.9", device: null, Wait.Token));

        _clock.Advance(SignInTries.Pause);

        Assert.NotNull(await signIn.TryAsync("patient-one", ConsoleFixture.Password, "10.9.9.9", device: null, Wait.Token));
    }

    private static Task<bool> ChangeAsync(OperatorAccounts accounts, string name, string change) => change switch
    {
        "disable" => accounts.SetDisabledAsync(name, isDisabled: true, Wait.Token),
        "role" => accounts.SetRoleAsync(name, OperatorRole.Operate, Wait.Token),
        "password" => accounts.SetPasswordAsync(name, "another", Wait.Token),
        _ => accounts.RemoveAsync(name, Wait.Token),
    };
}
