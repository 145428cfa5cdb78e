using System.Text.Json;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>A line in the shape of a public mailbox's message: id, user, subject, time, body, upvotes.</summary>
internal static class MailboxMessage
{
    /// <summary>Reads a message as a registration: its id as the unit's number, its upvotes as people affected.</summary>
    /// <exception cref="LineException">A field is not what it should be.</exception>
    public static RegisterPetitionRequest Read(JsonObject json, string unit)
    {
        var details = new PetitionDetails { Subject = Text(json, "subject"), Content = Text(json, "body") };
        if (Text(json, "user") is { Length: > 0 } user)
            details.Petitioner = new Petitioner { Name = user };
        if (Text(json, "time") is { Length: > 0 } time)
            details.SubmitTime = Moments.TryParse(time, out var instant)
                ? instant
                : throw new LineException("time", $"'{time}' is not a time such as 2019-02-28T11:25:05.");
        if (json["upvotes"] is { } upvotes)
            details.AffectedCount =
                upvotes.GetValueKind() == JsonValueKind.Number && upvotes.AsValue().TryGetValue<int>(out var count)
                ? count
                : throw new LineException("upvotes", $"'{upvotes}' is not a whole number.");
        var registration = new Registration { Details = details };
        if (LineKeys.IdOf(json) is { } id)
            registration.Numbers.Add(new PetitionNumber { IssuingUnit = unit, Number = id });
        return new RegisterPetitionRequest { Registration = registration };
    }

    private static string Text(JsonObject json, string name) => json[name] switch
    {
        null => "",
        JsonValue value => value.ToString(),
        _ => throw new LineException(name, "A text is wanted here."),
    };
}
