using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Lab.Simulation;

/// <summary>The plan of a simulation that has not ended, in a file beside its ledger: the same command continues it.</summary>
internal sealed class UnfinishedPlan(string folder)
{
    private readonly string _path = Path.Combine(folder, "simulation-unfinished.json");

    /// <summary>The plan; null where no simulation was stopped here.</summary>
    /// <exception cref="UsageException">The file is not the plan of a simulation.</exception>
    public SimulationPlan? Read()
    {
        if (!File.Exists(_path))
            return null;
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(_path))!;
            return new SimulationPlan(
                DateTimeOffset.Parse((string)json["end_time"]!, CultureInfo.InvariantCulture), (int)json["history_days"]!,
                (int)json["items"]!,
                (int)json["seed"]!, Territory.Parse((string)json["province"]!));
        }
        catch (Exception exception) when (
            exception is JsonException or FormatException or InvalidOperationException or NullReferenceException
                or ArgumentException)
        {
            throw new UsageException(
                $"'{_path}' is not the plan of a simulation.", "Remove the folder, or name another by --data.");
        }
    }

    /// <summary>Writes it whole, or not at all.</summary>
    public void Write(SimulationPlan plan)
    {
        DataFolder.Make(folder);
        File.WriteAllText(_path + ".new", Json.Of(new JsonObject
        {
            ["end_time"] = plan.End.ToString("O", CultureInfo.InvariantCulture),
            ["history_days"] = plan.HistoryDays,
            ["items"] = plan.Items,
            ["seed"] = plan.Seed,
            ["province"] = plan.Province.ToString(),
        }) + "\n");
        File.Move(_path + ".new", _path, overwrite: true);
    }

    /// <summary>The simulation has ended.</summary>
    public void Remove() => File.Delete(_path);
}
