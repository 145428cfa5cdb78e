using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger</c>: the interchange ledger itself.</summary>
internal sealed class LedgerCommand : HubCommand
{
    public LedgerCommand()
        : base(
            "ledger",
            "The interchange ledger: how far it goes, single entries with the digest of their bytes, receipts, a proof that "
            + "it is whole, and what its administrators need.",
            "petitionhub ledger head --unit 430103-bureau",
            "petitionhub ledger check --data /srv/hub")
    {
        Add(new HeadCommand());
        Add(new EntryCommand());
        Add(new ReceiptCommand());
        Add(new CheckCommand());
        Add(new MigrateCommand());
        Add(new ScriptCommand());
        Add(new BackUpCommand());
        Add(new RebuildCommand());
    }
}
