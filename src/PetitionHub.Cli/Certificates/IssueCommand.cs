using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Connection;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Certificates;

/// <summary><c>certs issue</c>.</summary>
internal sealed class IssueCommand : HubCommand
{
    public IssueCommand()
        : base(
            "issue",
            "Issues a client certificate to a unit or an operator, for a year, and shows where it is. One that still has 30 days "
                + "left is shown again. Give the three files to the unit's own system.",
            "petitionhub certs issue --unit 430103-bureau --data /srv/hub",
            "petitionhub certs issue --operator admin --data /srv/hub -o json") => Does(Issue);

    private static Task<int> Issue(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var unit = parse.GetValue(session.Globals.Unit);
        var operatorName = parse.GetValue(session.Globals.Operator);
        if ((unit is null) == (operatorName is null))
            throw new UsageException("It is not clear for whom.", "Give either --unit CODE or --operator NAME.");
        using var certificates = DevelopmentCertificates.Open(session.DataFolder, session.Host.Clock);
        var issued = unit is not null ? certificates.IssueUnit(unit) : certificates.IssueOperator(operatorName!);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(new JsonObject
            {
                ["certificate"] = issued.CertificatePath,
                ["key"] = issued.KeyPath,
                ["authority"] = issued.AuthorityPath,
            });
        else
            session.Terminal.Write(Tables.OfFields(
                ("--cert", issued.CertificatePath), ("--key", issued.KeyPath), ("--ca", issued.AuthorityPath)));
        return Task.FromResult(ExitCodes.Done);
    }
}
