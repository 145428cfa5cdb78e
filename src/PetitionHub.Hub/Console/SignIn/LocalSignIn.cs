using PetitionHub.Ledger;

namespace PetitionHub.Hub.Console.SignIn;

/// <summary>Checks names and passwords of local accounts. Whatever is wrong, the answer is the same, and takes the same work.</summary>
internal sealed class LocalSignIn(OperatorAccounts accounts, TimeProvider clock)
{
    /// <summary>The account; null where the name is unknown, the password is wrong, or the account is locked or disabled.</summary>
    public async Task<OperatorAccount?> TryAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (password.Length > OperatorPasswords.MaxLength || !OperatorNames.IsName(name))
            (name, password) = ("", "");
        // A name that nobody has writes nothing: whoever guesses would keep others from writing.
        var account = await accounts.FindAsync(name, cancellationToken);
        var mayTry = account is not null && await accounts.CountTryAsync(name, clock.GetUtcNow(), cancellationToken);
        if (!OperatorPasswords.Verify(account, password) || !mayTry)
            return null;
        await accounts.ForgetTriesAsync(name, cancellationToken);
        return account;
    }
}
