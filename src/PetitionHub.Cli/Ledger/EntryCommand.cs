using System.CommandLine;
using System.Security.Cryptography;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger entry</c>.</summary>
internal sealed class EntryCommand : HubCommand
{
    private readonly Argument<long> _sequence = new("sequence") { Description = "The entry's sequence." };

    public EntryCommand()
        : base(
            "entry",
            "Shows one entry, after it was proved that the digests are those of its exact bytes and texts.",
            "petitionhub ledger entry 1042 --unit 430103-bureau")
    {
        Add(_sequence);
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new GetEntryRequest { Sequence = parse.GetRequiredValue(_sequence) };
        var answer = await hub.Ledger.GetEntryAsync(request, cancellationToken: cancellationToken);
        var digest = SHA256.HashData(answer.Content.Span);
        if (!digest.AsSpan().SequenceEqual(answer.Sha256.Span))
            throw new InvalidDataException(
                $"The digest of entry {request.Sequence} is not that of its bytes: do not trust this hub's ledger.");
        RequireTexts(answer);
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(answer);
            return ExitCodes.Done;
        }

        session.Terminal.Write(EntryTables.OfMany([answer.Entry]));
        session.Terminal.Write(Tables.OfFields(
            ("sha-256", Convert.ToHexStringLower(digest)),
            ("before it", Convert.ToHexStringLower(answer.Entry.PreviousSha256.Span)),
            ("entry", Json.Of(answer.Entry))));
        return ExitCodes.Done;
    }

    /// <summary>The exact bytes hold the digest of the texts.</summary>
    private static void RequireTexts(GetEntryResponse answer)
    {
        var bare = LedgerEntry.Parser.ParseFrom(answer.Content);
        var isRight = bare.TextsSha256.IsEmpty
            ? answer.Texts.IsEmpty
            : SHA256.HashData(answer.Texts.Span).AsSpan().SequenceEqual(bare.TextsSha256.Span);
        if (!isRight)
            throw new InvalidDataException(
                $"The digest of the texts of entry {answer.Entry.Sequence} is not that of the texts: do not trust this hub's "
                    + "ledger.");
    }
}
