using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Console.SignIn;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators set-password</c>.</summary>
internal sealed class SetPasswordCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _name = OperatorName.Argument();

    public SetPasswordCommand()
        : base(
            "set-password",
            "Gives an account another password, asked for without an echo or read from standard input. Its sessions end within "
            + "a minute.",
            "petitionhub operators set-password li-na --data /srv/hub")
    {
        Add(_name);
        _settings.AddTo(this);
        Does(SetAsync);
    }

    private async Task<int> SetAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var name = OperatorName.Read(parse, _name);
        var hash = OperatorPasswords.Hash(await Password.ReadAsync(session.Host, cancellationToken));
        if (!await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => accounts.SetPasswordAsync(name, hash, cancellationToken), cancellationToken))
            throw OperatorName.Unknown(name);
        session.Terminal.Say($"{name} has another password.");
        return ExitCodes.Done;
    }
}
