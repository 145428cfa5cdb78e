using System.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.CommandLine.Connection;

/// <summary>The options that every command takes: which hub, as whom, how to show it.</summary>
internal sealed class GlobalOptions
{
    private const string HubVariable = "PETITIONHUB_HUB";
    private const string DataVariable = "PETITIONHUB_DATA";
    private const string StandardHub = "https://localhost:7443";
    private const string StandardData = "petitionhub-data";

    public GlobalOptions(IReadOnlyDictionary<string, string> environment)
    {
        Hub = new("--hub")
        {
            Description = $"The hub's address, or those of its replicas with commas between; without it, that of {HubVariable}.",
            HelpName = "url",
            DefaultValueFactory = _ => environment.GetValueOrDefault(HubVariable) is { Length: > 0 } hub ? hub : StandardHub,
        };
        Data = new("--data")
        {
            Description = $"The hub's data folder, whose own authority issues development certificates on demand; without it, "
                + $"that of {DataVariable}.",
            HelpName = "folder",
            DefaultValueFactory = _ => environment.GetValueOrDefault(DataVariable) is { Length: > 0 } data ? data : StandardData,
        };
    }

    public Option<string> Hub { get; }

    public Option<string> Unit { get; } = new("--unit")
    {
        Description = "Call as this unit, with a development certificate.",
        HelpName = "code",
    };

    public Option<string> Operator { get; } = new("--operator")
    {
        Description = "Call as this operator of the hub, with a development certificate.",
        HelpName = "name",
    };

    public Option<string> Data { get; }

    public Option<string> Certificate { get; } = new("--cert")
    {
        Description = "Call with this client certificate (PEM), in place of --unit and --operator.",
        HelpName = "file",
    };

    public Option<string> Key { get; } = new("--key")
    {
        Description = "The certificate's private key (PEM).",
        HelpName = "file",
    };

    public Option<string> Authority { get; } = new("--ca")
    {
        Description = "The authorities that may vouch for the hub (PEM); without it, with --cert, those of this machine.",
        HelpName = "file",
    };

    public Option<TimeSpan> Timeout { get; } =
        DurationOption.Create("--timeout", "How long to wait for the answer to one call.", TimeSpan.FromSeconds(30));

    public Option<OutputFormat> Format { get; } = new("--output", "-o")
    {
        Description =
            "table for people, json for programs: one document, or one line an item for lists and streams, in proto JSON with "
                + "the contract's field names; csv for spreadsheets, where a command says so. Data goes to stdout, all else to "
                + "stderr.",
        HelpName = "table|json|csv",
    };

    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no remarks on stderr; errors only.",
    };

    public void AddTo(Command root)
    {
        foreach (var option in new Option[] { Hub, Unit, Operator, Data, Certificate, Key, Authority, Timeout, Format, Quiet })
        {
            option.Recursive = true;
            root.Add(option);
        }
    }
}
