using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.CommandLine.Texts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary><c>petitions push</c>.</summary>
internal sealed class PushCommand : HubCommand
{
    private const int MaxParallel = 512;

    private readonly Argument<FileInfo> _file = new("file") { Description = "JSON lines, each one petition." };

    private readonly Option<string> _category = DefaultOption("--category", "The content category, six digits", "code");
    private readonly Option<string> _territory = DefaultOption("--territory", "The territory of the problem (问题属地)", "code");
    private readonly Option<Channel> _channel =
        EnumOption.One<Channel>("--channel", "How lines without a channel came in; default: website.");
    private readonly Option<Purpose> _purpose =
        EnumOption.One<Purpose>("--purpose", "What lines without a purpose want; default: appeal.");
    private readonly Option<string> _to = DefaultOption("--to", "The unit to which the item is transferred at once", "unit");

    private readonly Option<int> _parallel = new("--parallel")
    {
        Description = $"How many calls are under way at once, 1 to {MaxParallel}.",
        HelpName = "count",
        DefaultValueFactory = _ => 32,
    };

    private readonly Option<TimeSpan> _retryFor = DurationOption.Create(
        "--retry-for", "How long one line is tried again while the hub is away, busy or slow.", TimeSpan.FromSeconds(60));

    private readonly TextInput _texts = new();

    public PushCommand()
        : base(
            "push",
            "Registers every petition of a file. It can be run again at any time: each line has a request id that follows from "
                + "the unit and the line, so that nothing is ever registered twice.",
            "petitionhub petitions push letters.jsonl --unit 430103-bureau",
            "petitionhub petitions push messages.jsonl --unit 430103-bureau --category 010101 --territory 430103 --to "
            + "430103-agriculture",
            "petitionhub petitions push messages.jsonl --unit 430103-bureau --parallel 64 --retry-for 10m -o json")
    {
        Details =
            """
            A line is either a registration in proto JSON (the fields of `Registration`: details, numbers), with an optional
            `request_id` or `id`, and an optional `handover` with one of transfer, assignment, referral, upward_report:
              {"id": "2026-17", "details": {"subject": "…", "content": "…", "category": "010101", "territory": "430103",
               "channel": "CHANNEL_LETTER", "purpose": "PURPOSE_APPEAL"},
               "handover": {"transfer": {"destination_unit": "430103-housing"}}}
            or a message of a public mailbox:
              {"id": "188006", "user": "A00102948", "subject": "…", "time": "2019-02-28T11:25:05", "body": "…", "upvotes": 3}
            What a line lacks is taken from the options. An `id` is a text or a whole number; a blank one counts as left out.
            Lines with the same id are one petition. Equal lines without an id are as many petitions.

            It needs no outbox, as the .NET client has one: the file is what is to be sent, and FILE.receipts what was. That keeps
            the receipt of every accepted line and is read at the start: those lines are not sent again.
            FILE.refused lists the refused lines of this run, with reason, field and message. Correct them and run it again.
            """;
        Add(_file);
        Add(_category);
        Add(_territory);
        Add(_channel);
        Add(_purpose);
        Add(_to);
        Add(_parallel);
        Add(_retryFor);
        _texts.AddTo(this);
        _parallel.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxParallel)
                result.AddError($"--parallel takes 1 to {MaxParallel}.");
        });
        Does(PushAsync);
    }

    private async Task<int> PushAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var file = parse.GetRequiredValue(_file);
        if (!file.Exists)
            throw new UsageException($"There is no file '{file}'.", "petitions push takes a file of JSON lines.");
        using var hub = session.Connect();
        var caller = hub.Caller.UnitCode
            ?? throw new UsageException("An operator registers no petitions.", "Call as a unit: --unit CODE.");
        using var receipts = ReceiptsFile.Open($"{file.FullName}.receipts");
        var retry = new HubRetry(parse.GetValue(_retryFor), session.Host.Clock);
        await CheckReceiptsAsync(hub, receipts, retry, cancellationToken);
        using var refusals = new RefusedFile($"{file.FullName}.refused", session.Terminal);
        var push = new PetitionPush(
            hub.Petitions, new PetitionLines(caller, Defaults(parse)), receipts, refusals,
            retry, parse.GetValue(_parallel));
        PushTally tally;
        try
        {
            tally = await session.Terminal.WithProgressAsync(
                "pushing", file.Length, meter => push.RunAsync(file, _texts.Decoder(parse), meter, cancellationToken));
        }
        catch
        {
            session.Terminal.Say($"Stopped. {receipts.Count:N0} lines are registered; run the same command again to continue.");
            throw;
        }

        Show(session.Terminal, tally, receipts.Path, refusals.Path);
        return tally.Refused == 0 ? ExitCodes.Done : ExitCodes.PartlyDone;
    }

    /// <summary>
    /// Receipts of another hub, or of a ledger that was restored from before them, would let lines be skipped for nothing.
    /// </summary>
    private static async Task CheckReceiptsAsync(
        HubChannel hub, ReceiptsFile receipts, HubRetry retry, CancellationToken cancellationToken)
    {
        if (receipts.Newest is not { } newest)
            return;
        var isThere = false;
        try
        {
            var request = new GetReceiptRequest { RequestId = newest.RequestId.ToString() };
            var there = await retry.CallAsync(
                async token => await hub.Ledger.GetReceiptAsync(request, cancellationToken: token), cancellationToken);
            isThere = Convert.ToHexStringLower(there.Receipt.Sha256.Span) == newest.Sha256;
        }
        catch (RpcException exception) when (HubError.From(exception).Reason == Reason.ReceiptNotFound)
        {
            // Told below.
        }

        if (!isThere)
        {
            throw new UsageException(
                $"The hub does not know the last receipt of {receipts.Path}: it is of another hub, unit or ledger.",
                "Push to the hub that gave it, or move that file away to push everything anew.");
        }
    }

    private LineDefaults Defaults(ParseResult parse) => new(
        parse.GetValue(_category)!,
        parse.GetValue(_territory)!,
        parse.GetValue(_channel) is var channel && channel != Channel.Unspecified ? channel : Channel.Website,
        parse.GetValue(_purpose) is var purpose && purpose != Purpose.Unspecified ? purpose : Purpose.Appeal,
        parse.GetValue(_to)!);

    private static void Show(Terminal terminal, PushTally tally, string receiptsPath, string refusedPath)
    {
        if (terminal.IsJson)
            terminal.WriteJson(new JsonObject
            {
                ["lines"] = tally.Lines,
                ["registered"] = tally.Registered,
                ["repeated_lines"] = tally.Repeated,
                ["likely_repeats"] = tally.LikelyRepeats,
                ["registered_before"] = tally.Skipped,
                ["refused"] = tally.Refused,
                ["receipts_file"] = receiptsPath,
                ["refused_file"] = refusedPath,
            });
        else
            terminal.Write(Tables.OfFields(
                ("lines", $"{tally.Lines:N0}"),
                ("registered", $"{tally.Registered:N0}"),
                ("likely repeats", tally.LikelyRepeats > 0 ? $"{tally.LikelyRepeats:N0}; see 'petitions repeats ID'" : ""),
                ("the same line again", tally.Repeated > 0 ? $"{tally.Repeated:N0}" : ""),
                ("registered before", $"{tally.Skipped:N0}"),
                ("refused", $"{tally.Refused:N0}"),
                ("receipts", receiptsPath),
                ("refusals", tally.Refused > 0 ? refusedPath : "")));
    }

    private static Option<string> DefaultOption(string name, string description, string helpName) => new(name)
    {
        Description = $"{description}, for lines that have none.",
        HelpName = helpName,
        DefaultValueFactory = _ => "",
    };
}
