using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Console.SignIn;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators list</c>.</summary>
internal sealed class ListOperatorsCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public ListOperatorsCommand()
        : base("list", "Shows all accounts with their roles and states; never a password.",
            "petitionhub operators list --data /srv/hub -o json")
    {
        _settings.AddTo(this);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var accounts = await OperatorsDatabase.UseAsync(
            _settings, parse, session, accounts => accounts.ListAsync(cancellationToken), cancellationToken);
        var table = Tables.Of("name", "role", "state");
        foreach (var account in accounts)
        {
            var (role, state) = (OperatorNames.WordOf(account.Role), account.IsDisabled ? "disabled" : "enabled");
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(new JsonObject { ["name"] = account.Name, ["role"] = role, ["state"] = state });
            else
                table.Row(account.Name, role, state);
        }

        if (!session.Terminal.IsJson)
            session.Terminal.Write(table);
        return ExitCodes.Done;
    }
}
