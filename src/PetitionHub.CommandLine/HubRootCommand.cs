using System.CommandLine;
using PetitionHub.CommandLine.Connection;

namespace PetitionHub.CommandLine;

/// <summary>The program itself: what all of its commands have in common.</summary>
internal abstract class HubRootCommand : RootCommand
{
    public const string ProgramName = "petitionhub";

    protected HubRootCommand(CliHost host, string description)
        : base(description)
    {
        HelpName = ProgramName;
        Host = host;
        Globals = new GlobalOptions(host.Environment);
        Globals.AddTo(this);
    }

    /// <summary>The process around it.</summary>
    public CliHost Host { get; }

    /// <summary>The options that every command has.</summary>
    public GlobalOptions Globals { get; }
}
