namespace PetitionHub.Ledger.Tests.Contract;

/// <summary>Accounts of operators: one of a name, locked by five tries, counted before they are checked.</summary>
public abstract class OperatorContract : LedgerContract
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    [Fact]
    public async Task Add_TheSameNameTwice_KeepsTheFirst()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;

        Assert.True(await accounts.AddAsync("li-na", OperatorRole.Operate, "first", Token));
        Assert.False(await accounts.AddAsync("li-na", OperatorRole.View, "second", Token));

        var account = Assert.Single(await accounts.ListAsync(Token));
        Assert.Equal(new OperatorAccount("li-na", OperatorRole.Operate, "first", IsDisabled: false, LockedUntil: null, account.Version), account);
    }

    [Fact]
    public async Task Add_OfANameThatWasRemoved_IsAnotherVersion()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;
        await accounts.AddAsync("li-na", OperatorRole.Operate, "first", Token);
        var removed = (await accounts.FindAsync("li-na", Token))!;

        await accounts.RemoveAsync("li-na", Token);
        await accounts.AddAsync("li-na", OperatorRole.Operate, "first", Token);

        Assert.NotEqual(removed, await accounts.FindAsync("li-na", Token));
    }

    [Fact]
    public async Task Change_OfAnyKind_IsAnotherVersion()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;
        await accounts.AddAsync("wei", OperatorRole.View, "first", Token);
        var added = (await accounts.FindAsync("wei", Token))!;

        Assert.True(await accounts.SetRoleAsync("wei", OperatorRole.Operate, Token));
        Assert.True(await accounts.SetPasswordAsync("wei", "second", Token));
        Assert.True(await accounts.SetDisabledAsync("wei", isDisabled: true, Token));

        Assert.Equal(
            new OperatorAccount("wei", OperatorRole.Operate, "second", IsDisabled: true, LockedUntil: null, added.Version + 3),
            await accounts.FindAsync("wei", Token));
        Assert.False(await accounts.SetRoleAsync("nobody", OperatorRole.View, Token));
        Assert.True(await accounts.RemoveAsync("wei", Token));
        Assert.False(await accounts.RemoveAsync("wei", Token));
        Assert.Null(await accounts.FindAsync("wei", Token));
    }

    [Fact]
    public async Task CountTry_ManyAtOnce_AllowsFiveAndLocks()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;
        await accounts.AddAsync("wei", OperatorRole.View, "hash", Token);

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => accounts.CountTryAsync("wei", Now, Token))));

        Assert.Equal(OperatorAccounts.MaxTries, tries.Count(isAllowed => isAllowed));
        Assert.Equal(Now + OperatorAccounts.LockOut, (await accounts.FindAsync("wei", Token))!.LockedUntil);
    }

    [Fact]
    public async Task CountTry_AfterTheLockOutOrARightPassword_BeginsAnew()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;
        await accounts.AddAsync("wei", OperatorRole.View, "hash", Token);
        for (var i = 0; i < OperatorAccounts.MaxTries; i++)
            await accounts.CountTryAsync("wei", Now, Token);

        Assert.False(await accounts.CountTryAsync("wei", Now + OperatorAccounts.LockOut - TimeSpan.FromSeconds(1), Token));
        Assert.True(await accounts.CountTryAsync("wei", Now + OperatorAccounts.LockOut, Token));
        await accounts.ForgetTriesAsync("wei", Token);
        for (var i = 1; i < OperatorAccounts.MaxTries; i++)
            Assert.True(await accounts.CountTryAsync("wei", Now, Token));
        Assert.Null((await accounts.FindAsync("wei", Token))!.LockedUntil);
    }

    [Fact]
    public async Task CountTry_DisabledOrUnknown_IsNotAllowed()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;
        await accounts.AddAsync("wei", OperatorRole.View, "hash", Token);
        await accounts.SetDisabledAsync("wei", isDisabled: true, Token);

        Assert.False(await accounts.CountTryAsync("wei", Now, Token));
        Assert.False(await accounts.CountTryAsync("nobody", Now, Token));
    }
}
