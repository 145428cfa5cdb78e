using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>
/// Checks names and passwords of local accounts. Whatever is wrong, the answer is the same, and a checked password takes the same
/// work.
/// </summary>
internal sealed class LocalSignIn(OperatorAccounts accounts, SignInTries tries) : IDisposable
{
    // A password is a tenth of a second of work. Strangers share a part of the machine, and wait for it in a short line.
    private readonly PasswordWork _ofStrangers = new(Math.Max(1, Environment.ProcessorCount / 4));
    private readonly PasswordWork _ofKnownDevices = new(1);

    /// <summary>
    /// The account; null where the name is unknown, the password is wrong, it was tried too often from there, or the account is
    /// disabled.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Where the try comes from, as <see cref="SignInTries.SourceOf"/>.</param>
    /// <param name="device">The browser, where it is known.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <exception cref="TooManyTriesException">So many passwords are being checked that this one is not.</exception>
    public async Task<OperatorAccount?> TryAsync(
        string name, string password, string address, KnownDevice? device, CancellationToken cancellationToken)
    {
        if (password.Length > OperatorPasswords.MaxLength || !OperatorNames.IsName(name))
            (name, password) = ("", "");
        // A try writes nothing: whoever guesses would keep others from writing.
        var account = await accounts.FindAsync(name, cancellationToken);
        var (place, work) = ($"device {device?.Id}", _ofKnownDevices);
        if (device?.IsOf(account) != true || !tries.Count(place))
        {
            // Another password is another version, which begins anew.
            (place, work) = ($"{address} {name} {account?.Version}", _ofStrangers);
            if (!tries.Count(place))
                return null;
        }

        if (!await work.DoAsync(() => OperatorPasswords.Verify(account, password), cancellationToken) || account!.IsDisabled)
            return null;
        tries.Forget(place);
        return account;
    }

    public void Dispose()
    {
        _ofStrangers.Dispose();
        _ofKnownDevices.Dispose();
    }
}
