using System.Globalization;
using Google.Protobuf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Samples.County;

/// <summary>Reports what became of the commands, each once: a person has to look after refused ones.</summary>
internal sealed class Outcomes(Outbox outbox, Folders folders, ILogger<Outcomes> log) : BackgroundService
{
    private static readonly TimeSpan PauseOfAFault = TimeSpan.FromSeconds(5);

    /// <summary>The file with the last outcome that was dealt with: after a restart the program continues after it.</summary>
    private readonly string _place = Path.Combine(folders.Root, "outcomes");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var command in outbox.ReadOutcomesAsync(ReadPlace(), stoppingToken))
                {
                    Tell(command);
                    Folders.Write(_place, command.Outcome.ToString(CultureInfo.InvariantCulture));
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // As a full disk: the outcome is read again.
                log.LogError(exception, "Outcomes cannot be reported. Trying again in {Pause}.", PauseOfAFault);
                await Task.Delay(PauseOfAFault, stoppingToken);
            }
        }
    }

    private long ReadPlace() =>
        File.Exists(_place) && long.TryParse(File.ReadAllText(_place), CultureInfo.InvariantCulture, out var outcome)
            ? outcome
            : 0;

    private void Tell(OutboxCommand command)
    {
        var name = command.Request.Descriptor.Name;
        if (command.Refusal is not { } refusal)
        {
            log.LogInformation("Accepted: {Request} as entry {Sequence}.", name, command.Receipt!.LastSequence);
            return;
        }

        log.LogError("Refused: {Request} of {Time}: {Message}", name, command.EnqueueTime, refusal.Message);
        if (command.Request is not ConcludePetitionRequest conclusion)
            return;
        var path = Folders.Free(folders.Refused, $"{conclusion.PetitionId}.json");
        Folders.Write(path, JsonFormatter.Default.Format(conclusion.HandlingOpinion));
        var fields = refusal.FieldViolations.Select(field => $"{field.Field}: {field.Description}");
        Folders.Explain(path, string.Join(Environment.NewLine, [$"{refusal.ReasonName}: {refusal.Message}", .. fields]));
    }
}
