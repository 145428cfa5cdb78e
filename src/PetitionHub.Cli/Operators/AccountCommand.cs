using System.CommandLine;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators disable</c>, <c>enable</c> and <c>remove</c>: what takes nothing but a name.</summary>
internal sealed class AccountCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _name = OperatorName.Argument();
    private readonly Func<OperatorAccounts, string, CancellationToken, Task<bool>> _change;

    private AccountCommand(
        string verb, string description, Func<OperatorAccounts, string, CancellationToken, Task<bool>> change)
        : base(verb, description, $"petitionhub operators {verb} li-na --data /srv/hub")
    {
        _change = change;
        Add(_name);
        _settings.AddTo(this);
        Does(ChangeAsync);
    }

    public static AccountCommand Disable() => new(
        "disable", "Ends an account's sessions within a minute, and lets nobody sign in by it.",
        (accounts, name, cancellationToken) => accounts.SetDisabledAsync(name, isDisabled: true, cancellationToken));

    public static AccountCommand Enable() => new(
        "enable", "Lets a disabled account sign in again.",
        (accounts, name, cancellationToken) => accounts.SetDisabledAsync(name, isDisabled: false, cancellationToken));

    public static AccountCommand Remove() => new(
        "remove", "Removes an account and ends its sessions within a minute. What its operator did stays in the ledger.",
        (accounts, name, cancellationToken) => accounts.RemoveAsync(name, cancellationToken));

    private async Task<int> ChangeAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var name = OperatorName.Read(parse, _name);
        if (!await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => _change(accounts, name, cancellationToken), cancellationToken))
            throw OperatorName.Unknown(name);
        session.Terminal.Say($"Done: {Name} {name}.");
        return ExitCodes.Done;
    }
}
