using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators set-role</c>.</summary>
internal sealed class SetRoleCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _name = OperatorName.Argument();
    private readonly Option<string> _role = RoleOption.Create();

    public SetRoleCommand()
        : base(
            "set-role", "Gives an account another role. Its sessions end within a minute; the next one has the role.",
            "petitionhub operators set-role li-na --role view --data /srv/hub")
    {
        Add(_name);
        Add(_role);
        _settings.AddTo(this);
        Does(SetAsync);
    }

    private async Task<int> SetAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var (name, role) = (OperatorName.Read(parse, _name), RoleOption.Read(parse, _role));
        if (!await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => accounts.SetRoleAsync(name, role, cancellationToken), cancellationToken))
            throw OperatorName.Unknown(name);
        session.Terminal.Say($"{name} has the role {parse.GetValue(_role)}.");
        return ExitCodes.Done;
    }
}
