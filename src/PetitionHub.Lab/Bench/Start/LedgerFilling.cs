using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Lab.Bench.Start;

/// <summary>
/// Fills a ledger to a size: the whole country's units, then petitions that a bureau registers and hands over. It submits to the
/// writer itself, which is as the hub does, without the calls.
/// </summary>
internal sealed class LedgerFilling(LedgerOptions options, TimeProvider clock)
{
    /// <summary>The bureau that registers, in whose territory all of it happens.</summary>
    public const string Province = "430000-bureau";

    /// <summary>To whom it hands them over.</summary>
    public const string Receiver = "430103-housing";

    private const int AtOnce = 4_096;
    private const int EntriesEach = 2;

    private static readonly UnitCode Registrar = UnitCode.Parse(Province);
    private static readonly UnitCode Destination = UnitCode.Parse(Receiver);

    /// <summary>
    /// Adds what is missing to the size; gives the sequence that the ledger goes to, and how many units it has.
    /// </summary>
    public async Task<(long Entries, int Units)> RunAsync(long entries, ProgressMeter meter, CancellationToken cancel)
    {
        await using var store = await LedgerStore.OpenAsync(
            options, LedgerRules.Official, new NoListener(), copies: null, clock, NullLoggerFactory.Instance, cancel);
        var head = (await store.Entries.GetHeadAsync(cancel)).Sequence;
        if (head == 0)
            foreach (var units in NationalDirectory.Generate(DivisionTable.Official).Chunk(AtOnce))
                head = await SubmitAsync(store, units.Select(Register), cancel);
        while (head < entries)
        {
            var letters = Math.Min(AtOnce, (entries - head + EntriesEach - 1) / EntriesEach);
            head = await SubmitAsync(store, Enumerable.Range(0, (int)letters).Select(_ => Letter()), cancel);
            meter.Report((double)head / entries, $"{head:N0} of {entries:N0} entries");
        }

        return (head, store.Directory.Count);
    }

    /// <summary>Submits all at once; gives the last sequence.</summary>
    private static async Task<long> SubmitAsync(LedgerStore store, IEnumerable<Submission> submissions, CancellationToken cancel)
    {
        var receipts = await Task.WhenAll(submissions.Select(submission => SubmitAsync(store, submission, cancel)));
        return receipts.Max(receipt => receipt.LastSequence);
    }

    private static async Task<CommandReceipt> SubmitAsync(LedgerStore store, Submission submission, CancellationToken cancel)
    {
        var result = await store.Writer.SubmitAsync(submission, cancel);
        return result.IsAccepted ? result.Value : throw new InvalidOperationException($"The ledger refused: {result.Refusal}");
    }

    private static Submission Register(Unit unit) =>
        Submit(Actor.Operator("bench"), null, new UnitChange(UnitChangeKind.Register, unit, ""));

    private static Submission Letter()
    {
        var details = new PetitionDetails
        {
            Subject = "电梯停运",
            Content = "小区电梯停运两月，老人无法下楼，请求督促修复。",
            Channel = Channel.Letter,
            Purpose = Purpose.Appeal,
            Category = "999901",
            Territory = Territory.Parse("430103"),
            PetitionerCount = 1,
        };
        return Submit(
            Actor.Of(Registrar), new PetitionId(Guid.CreateVersion7()),
            new Registration(details, [], Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16]),
            new Transfer(Destination, ""));
    }

    private static Submission Submit(Actor actor, PetitionId? petition, params Step[] steps)
    {
        var id = Guid.CreateVersion7();
        return new Submission(new Command(id, actor, petition, [.. steps]),
            SHA256.HashData(Encoding.ASCII.GetBytes(id.ToString())));
    }
}
