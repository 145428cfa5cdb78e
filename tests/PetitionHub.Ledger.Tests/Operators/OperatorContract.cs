using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Operators;

/// <summary>Accounts of operators: one of a name, with a version of its own.</summary>
public abstract class OperatorContract : LedgerContract
{
    [Fact]
    public async Task Add_TheSameNameTwice_KeepsTheFirst()
    {
        await using var ledger = await OpenAsync();
        var accounts = ledger.Store.Operators;

        Assert.True(await accounts.AddAsync("li-na", OperatorRole.Operate, "first", Token));
        Assert.False(await accounts.AddAsync("li-na", OperatorRole.View, "second", Token));

        var account = Assert.Single(await accounts.ListAsync(Token));
        Assert.Equal(new OperatorAccount("li-na", OperatorRole.Operate, "first", IsDisabled: false, account.Version), account);
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
            new OperatorAccount("wei", OperatorRole.Operate, "second", IsDisabled: true, added.Version + 3),
            await accounts.FindAsync("wei", Token));
        Assert.False(await accounts.SetRoleAsync("nobody", OperatorRole.View, Token));
        Assert.True(await accounts.RemoveAsync("wei", Token));
        Assert.False(await accounts.RemoveAsync("wei", Token));
        Assert.Null(await accounts.FindAsync("wei", Token));
    }
}
