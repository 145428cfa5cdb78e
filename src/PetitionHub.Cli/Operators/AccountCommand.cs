using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators disable</c>, <c>enable</c> and <c>remove</c>: what takes nothing but a name.</summary>
internal sealed class AccountCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _name = OperatorName.Argument();
    private readonly Change _change;

    private AccountCommand(Change change, string verb, string description)
        : base(verb, description, $"petitionhub operators {verb} li-na --data /srv/hub")
    {
        _change = change;
        Add(_name);
        _settings.AddTo(this);
        Does(ChangeAsync);
    }

    private enum Change
    {
        Disable,
        Enable,
        Remove,
    }

    public static AccountCommand Disable() =>
        new(Change.Disable, "disable", "Ends an account's sessions within a minute, and refuses to sign it in.");

    public static AccountCommand Enable() => new(Change.Enable, "enable", "Lets a disabled account sign in again.");

    public static AccountCommand Remove() => new(
        Change.Remove,
        "remove",
        "Removes an account and ends its sessions within a minute. What its operator did stays in the ledger.");

    private async Task<int> ChangeAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var name = OperatorName.Read(parse, _name);
        if (!await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => ChangeAsync(accounts, name, cancellationToken), cancellationToken))
            throw OperatorName.Unknown(name);
        session.Terminal.Say($"Done: {Name} {name}.");
        return ExitCodes.Done;
    }
    private Task<bool> ChangeAsync(OperatorAccounts accounts, string name, CancellationToken cancellationToken) => _change switch
    {
        Change.Disable => accounts.SetDisabledAsync(name, isDisabled: true, cancellationToken),
        Change.Enable => accounts.SetDisabledAsync(name, isDisabled: false, cancellationToken),
        Change.Remove => accounts.RemoveAsync(name, cancellationToken),
        _ => throw new InvalidOperationException($"There is no change {_change}."),
    };
}
