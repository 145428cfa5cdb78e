using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Operators;

/// <summary><c>operators</c>: who may sign in to the console.</summary>
internal sealed class OperatorsCommand : HubCommand
{
    public OperatorsCommand()
        : base(
            "operators",
            "Local accounts for the operators' console, which all hubs of one ledger share. Where Console:Authority names an "
                + "OpenID Connect provider, its accounts are used instead. What an operator did stays in the ledger by name, "
                + "whatever becomes of the account.",
            "petitionhub operators add li-na --role operate --data /srv/hub",
            "petitionhub operators list --data /srv/hub")
    {
        Add(new AddOperatorCommand());
        Add(new ListOperatorsCommand());
        Add(AccountCommand.Disable());
        Add(AccountCommand.Enable());
        Add(new SetRoleCommand());
        Add(new SetPasswordCommand());
        Add(AccountCommand.Remove());
    }
}
