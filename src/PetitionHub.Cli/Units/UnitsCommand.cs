using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Units;

/// <summary><c>units</c>: the directory.</summary>
internal sealed class UnitsCommand : HubCommand
{
    public UnitsCommand()
        : base(
            "units",
            "The units (单位) that exchange petitions: fill the directory, look into it, and find the unit that a problem belongs "
            + "to.",
            "petitionhub units import --national --operator admin",
            "petitionhub units list --territory 430100 --unit 430100-bureau")
    {
        Add(new ImportCommand());
        Add(new GetUnitCommand());
        Add(new ListUnitsCommand());
        Add(new ResolveCommand());
        Add(new UnitHealthCommand());
    }
}
