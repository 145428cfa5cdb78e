using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Configuration;

/// <summary><c>config</c>.</summary>
internal sealed class ConfigCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfHub();

    public ConfigCommand()
        : base(
            "config",
            "Prints every setting of the hub with where its value came from, secrets masked, as 'serve' with the same options "
                + "would use it. Later sources win: defaults, file, environment, secrets, command line. Ends with 2 where a "
                + "value is bad.",
            "petitionhub config",
            "petitionhub config --config /etc/petitionhub/hub.json -o json")
    {
        Details = "A file has an object for each section: {\"Ledger\": {\"Engine\": \"…\"}}. An environment variable is named "
            + "PETITIONHUB_SECTION__KEY. A secret is a file named Section__Key in the folder of --secrets.";
        _settings.AddTo(this);
        Does((session, parse, _) => Task.FromResult(Show(session, parse)));
    }

    private int Show(Session session, ParseResult parse)
    {
        var settings = _settings.Read(parse, session).Settings;
        if (session.Terminal.IsJson)
        {
            foreach (var setting in settings)
                session.Terminal.WriteJson(new JsonObject
                {
                    ["key"] = setting.Key,
                    ["value"] = setting.Value,
                    ["source"] = setting.Source,
                    ["is_secret"] = setting.IsSecret,
                });
            return ExitCodes.Done;
        }

        var table = Tables.Of("key", "value", "source");
        foreach (var setting in settings)
            table.Row(setting.Key, setting.Value, setting.Source);
        session.Terminal.Write(table);
        return ExitCodes.Done;
    }
}
