using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Certificates;

/// <summary><c>certs</c>: development certificates.</summary>
internal sealed class CertsCommand : HubCommand
{
    public CertsCommand()
        : base(
            "certs",
            "Development certificates, of the authority that a data folder holds. In production an authority of its own issues "
                + "them, with the SAN URI urn:petitionhub:unit:CODE.",
            "petitionhub certs issue --unit 430103-bureau --data /srv/hub") => Add(new IssueCommand());
}
