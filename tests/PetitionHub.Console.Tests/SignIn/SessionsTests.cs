using Microsoft.Extensions.Time.Testing;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Hub.Console.SignIn;
using PetitionHub.Ledger;

namespace PetitionHub.Console.Tests.SignIn;

public sealed class SessionsTests(ConsoleFixture console)
{
    private readonly FakeTimeProvider _clock = new();

    public static TheoryData<string> Changes { get; } = ["disable", "role", "password", "remove"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Hold_AfterAChangeOfTheAccount_IsOverWithinAMinute(string change)
    {
        var (accounts, name) = (console.Hub.Get<OperatorAccounts>(), $"changed-{change}");
        await accounts.AddAsync(name, OperatorRole.View, "hash", Wait.Token);
        var account = await accounts.FindAsync(name, Wait.Token);
        var user = OperatorClaims.Make("test", name, account!.Role, account.Version);
        var sessions = new Sessions(accounts, _clock);
        Assert.True(await sessions.HoldAsync(user, Wait.Token));

        await ChangeAsync(accounts, name, change);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await sessions.HoldAsync(user, Wait.Token));
    }

    [Fact]
    public async Task Try_AfterTheLockOut_IsAllowedAgain()
    {
        var accounts = console.Hub.Get<OperatorAccounts>();
        await accounts.AddAsync("patient-one", OperatorRole.View, OperatorPasswords.Hash(ConsoleFixture.Password), Wait.Token);
        var signIn = new LocalSignIn(accounts, _clock);
        for (var i = 0; i < OperatorAccounts.MaxTries; i++)
            Assert.Null(await signIn.TryAsync("patient-one", "not the password", Wait.Token));
        Assert.Null(await signIn.TryAsync("patient-one", ConsoleFixture.Password, Wait.Token));

        _clock.Advance(OperatorAccounts.LockOut);

        Assert.NotNull(await signIn.TryAsync("patient-one", ConsoleFixture.Password, Wait.Token));
    }

    private static Task<bool> ChangeAsync(OperatorAccounts accounts, string name, string change) => change switch
    {
        "disable" => accounts.SetDisabledAsync(name, isDisabled: true, Wait.Token),
        "role" => accounts.SetRoleAsync(name, OperatorRole.Operate, Wait.Token),
        "password" => accounts.SetPasswordAsync(name, "another", Wait.Token),
        _ => accounts.RemoveAsync(name, Wait.Token),
    };
}
