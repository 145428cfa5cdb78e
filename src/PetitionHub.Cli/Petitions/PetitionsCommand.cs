using PetitionHub.Cli.Petitions.Pushing;
using PetitionHub.Cli.Petitions.Steps;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions</c>: registering, reading, and every step of the procedure.</summary>
internal sealed class PetitionsCommand : HubCommand
{
    public PetitionsCommand()
        : base(
            "petitions",
            "Petition items (信访件): register them from a file, look at them, and take the steps of the procedure by hand.",
            "petitionhub petitions push messages.jsonl --unit 430103-bureau --category 010101 --territory 430103",
            "petitionhub petitions list --scope held --overdue --unit 430103-housing",
            "petitionhub petitions step --list")
    {
        Add(new PushCommand());
        Add(new GetPetitionCommand());
        Add(new ListPetitionsCommand());
        Add(new TimelineCommand());
        Add(new FindRepeatsCommand());
        Add(new ProgressCommand());
        Add(new StepCommand());
        Add(new TransferCommand());
        Add(new AssignCommand());
        Add(new ReportUpCommand());
        Add(new SignCommand());
        Add(new AcceptCommand());
        Add(new ObjectCommand());
        Add(new DecideObjectionCommand());
        Add(new ConcludeCommand());
        Add(new UrgeCommand());
    }
}
