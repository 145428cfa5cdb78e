using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions repeats</c>.</summary>
internal sealed class FindRepeatsCommand : HubCommand
{
    private readonly Argument<string> _id = new("id") { Description = "The petition's id." };
    private readonly Option<long> _atLeast = AtLeastOption.Create("without it, the index of repeats is asked as it is");

    public FindRepeatsCommand()
        : base(
            "repeats",
            "Lists petitions of all units that are likely the same matter (重复信访), best match first. For one that the caller may "
                + "not read it shows only the registrar and the time.",
            "petitionhub petitions repeats 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --unit 430103-bureau",
            "petitionhub petitions repeats 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --at-least 1042 --unit 430103-bureau")
    {
        Add(_id);
        Add(_atLeast);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new FindRepeatsRequest
            {
                PetitionId = parse.GetRequiredValue(_id),
                MinSequence = parse.GetValue(_atLeast),
            };
            var found = await hub.Petitions.FindRepeatsAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(found);
            else
                session.Terminal.Write(OfMany(found.LikelyRepeats));
            session.Terminal.SayAsOf(found.AsOf);
            if (found.Incomplete)
                session.Terminal.Say("There may be more: the index of repeats is away or is being made. Ask again later.");
            return ExitCodes.Done;
        });
    }

    private static Table OfMany(IEnumerable<RepeatCandidate> candidates)
    {
        var table = Tables.Of("score", "why", "registered", "by", "id", "subject");
        foreach (var candidate in candidates)
            table.Row(
                $"{candidate.Score:0.00}", string.Join(", ", candidate.Reasons.Select(EnumWords.Of)), Moments.Of(
                    candidate.RegisterTime),
                candidate.Registrar,
                candidate.PetitionId.Length > 0 ? candidate.PetitionId : "(not yours to read)", candidate.Subject);
        return table;
    }
}
