using System.CommandLine;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync outbox</c>.</summary>
internal sealed class OutboxCommand : HubCommand
{
    private readonly Argument<string> _file =
        new("file") { Description = "The file of an outbox; a system may be working with it." };

    public OutboxCommand()
        : base(
            "outbox",
            "Lists the commands of an outbox that wait for their answer, and those that were refused, with the reason. It calls "
                + "no hub.",
            "petitionhub sync outbox county-outbox -o json")
    {
        Add(_file);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        await using var outbox = Outbox.OpenToRead(parse.GetRequiredValue(_file));
        var table = Tables.Of("number", "state", "taken in", "command", "reason", "message");
        await foreach (
            var command in outbox.ListRefusedAsync(cancellationToken).Concat(outbox.ListWaitingAsync(cancellationToken)))
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(ToJson(command));
            else
                table.Row(
                    $"{command.Number}", Word(command), Moments.Of(Timestamp.FromDateTimeOffset(command.EnqueueTime)),
                    command.Request.Descriptor.Name, command.Refusal?.ReasonName ?? "", command.Refusal?.Message ?? "");
        if (!session.Terminal.IsJson)
            session.Terminal.Write(table);
        return ExitCodes.Done;
    }

    private static string Word(Client.OutboxCommand command) => command.State == OutboxState.Waiting ? "waiting" : "refused";

    private static JsonObject ToJson(Client.OutboxCommand command) => new()
    {
        ["number"] = command.Number,
        ["request_id"] = $"{command.RequestId}",
        ["command"] = command.Request.Descriptor.Name,
        ["state"] = Word(command),
        ["enqueue_time"] = command.EnqueueTime,
        ["reason"] = command.Refusal?.ReasonName,
        ["message"] = command.Refusal?.Message,
    };
}
