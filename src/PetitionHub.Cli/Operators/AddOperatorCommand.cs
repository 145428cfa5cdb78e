using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Console.SignIn;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators add</c>.</summary>
internal sealed class AddOperatorCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _name = OperatorName.Argument();
    private readonly Option<string> _role = RoleOption.Create();

    public AddOperatorCommand()
        : base(
            "add",
            "Makes an account. Its password, of at least 12 characters, is asked for without an echo, or read from standard "
                + "input.",
            "petitionhub operators add li-na --role operate --data /srv/hub",
            "petitionhub operators add duty-desk --role view --data /srv/hub")
    {
        Add(_name);
        Add(_role);
        _settings.AddTo(this);
        Does(AddAsync);
    }

    private async Task<int> AddAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var (name, role) = (OperatorName.Read(parse, _name), RoleOption.Read(parse, _role));
        var hash = OperatorPasswords.Hash(await Password.ReadAsync(session.Host, cancellationToken));
        var added = await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => accounts.AddAsync(name, role, hash, cancellationToken), cancellationToken);
        if (!added)
            throw new UsageException(
                $"There is an account '{name}'.", "'petitionhub operators set-password' or 'set-role' changes it.");
        session.Terminal.Say($"{name} may sign in.");
        return ExitCodes.Done;
    }
}
