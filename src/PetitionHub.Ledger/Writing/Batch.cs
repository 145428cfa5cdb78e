using System.Security.Cryptography;
using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// One batch in memory: commands are decided one by one, each on what the ones before it left, and become rows to write.
/// Nothing leaves it before the rows are committed; a batch that fails is dropped whole.
/// </summary>
internal sealed class Batch : IDisposable
{
    private readonly BatchData _data;
    private readonly TextKeys _keys;
    private readonly UnitOverlay _units;
    private readonly DecisionContext _context;
    private readonly Action<Exception> _reportFault;
    private readonly MerkleTree _merkle;
    private readonly Dictionary<Guid, StoredCommand> _decided = [];
    private readonly Dictionary<PetitionId, StoredPetition> _changed = [];
    private readonly HashSet<string> _queryCodes = [];
    private long _sequence;
    private byte[] _sha256;

    public Batch(
        BatchData data, IUnitDirectory committedUnits, LedgerRules rules, TextKeys keys, DateTimeOffset now,
        Action<Exception> reportFault)
    {
        (_data, _keys) = (data, keys);
        _units = new UnitOverlay(committedUnits);
        Uploads = new UploadBatch(data, Rows, keys);
        _context = new DecisionContext(Now(now, data.Head), _units, rules.Calendar, rules.RuleBook, rules.Categories)
        {
            FindPetition = id => Find(id)?.State,
            HasUploaded = (unit, attachment) => Uploads.Has(unit, attachment),
            IsParked = step => Cursors!.IsParked(InboxEntryKey.Of(step)),
            Watch = rules.Watch,
        };
        _reportFault = reportFault;
        _merkle = MerkleTree.Resume(data.Head.Sequence, data.Head.MerkleFrontier);
        _sequence = data.Head.Sequence;
        _sha256 = data.Head.Sha256;
        Rows.AtMs = _context.Now.ToUnixTimeMilliseconds();
        Cursors = new CursorBatch(data, Rows, keys);
    }

    /// <summary>The work on cursors.</summary>
    public CursorBatch Cursors { get; }

    /// <summary>Why nothing new may be written at the moment; null where it may.</summary>
    public Refusal? Stopped { get; init; }

    /// <summary>The work on uploads.</summary>
    public UploadBatch Uploads { get; }

    /// <summary>What is to be written; complete after <see cref="Complete"/>.</summary>
    public BatchRows Rows { get; } = new();

    /// <summary>The new entries, in order.</summary>
    public List<StoredEntry> Entries { get; } = [];

    /// <summary>The petitions that it changed, as they stand after it.</summary>
    public IReadOnlyCollection<StoredPetition> ChangedPetitions => _changed.Values;

    /// <summary>The units that it changed, in order.</summary>
    public List<Unit> ChangedUnits { get; } = [];

    /// <summary>How many bytes its entries have.</summary>
    public long Bytes { get; private set; }

    public void ReportFault(Exception exception) => _reportFault(exception);

    /// <summary>Decides one command.</summary>
    public Answer<CommandReceipt> DecideCommand(Submission submission)
    {
        var command = submission.Command;
        if (FindDecided(command.RequestId) is { } decided)
        {
            return decided.CommandSha256.Span.SequenceEqual(submission.CommandSha256.Span)
                ? decided.Receipt
                : RequestIdReused(command.RequestId);
        }

        if (Stopped is { } stopped)
            return stopped;
        if (HasTakenQueryCode(command))
            return QueryCodeTaken();
        var before = command.Petition is { } petition ? Find(petition) : null;
        var decision = Procedure.Decide(before?.State, command, _context);
        if (decision.Refusal is { } refusal)
            return refusal;
        var receipt = Append(submission, decision, before);
        _decided.Add(command.RequestId, new StoredCommand(receipt, submission.CommandSha256));
        return receipt;
    }

    /// <summary>Writes the head as it is, unless an entry changes it.</summary>
    public void TouchHead() => Rows.Head = _data.Head;

    /// <summary>Turns what was decided into the rows of petitions and head.</summary>
    public void Complete()
    {
        foreach (var (id, petition) in _changed)
            (_data.Petitions.ContainsKey(id) ? Rows.Petitions : Rows.NewPetitions).Add(PetitionMapping.ToRow(petition));
        if (Entries.Count > 0)
        {
            Rows.Head = new HeadRow
            {
                Sequence = _sequence,
                AtMs = Rows.AtMs,
                Sha256 = _sha256,
                MerkleFrontier = _merkle.Frontier.ToArray(),
                RootSha256 = _merkle.ComputeRoot(),
            };
        }
    }

    public void Dispose() => _merkle.Dispose();

    /// <summary>The clock's time in whole milliseconds, but never before the head's.</summary>
    private static DateTimeOffset Now(DateTimeOffset clock, HeadRow head) =>
        Time.FromMs(Math.Max(clock.ToUnixTimeMilliseconds(), head.AtMs));

    private StoredCommand? FindDecided(Guid requestId) =>
        _decided.GetValueOrDefault(requestId) ?? _data.Commands.GetValueOrDefault(requestId);

    private StoredPetition? Find(PetitionId id) => _changed.GetValueOrDefault(id) ?? _data.Petitions.GetValueOrDefault(id);

    private bool HasTakenQueryCode(Command command) => command.Steps is [Registration registration, ..]
        && (_data.TakenQueryCodes.Contains(registration.QueryCode) || _queryCodes.Contains(registration.QueryCode));

    private CommandReceipt Append(Submission submission, Decision decision, StoredPetition? before)
    {
        // All that may throw comes first: a fault leaves nothing of the command in the batch.
        var command = submission.Command;
        var messages = new V1.LedgerEntry[decision.Entries.Length];
        for (var i = 0; i < messages.Length; i++)
            messages[i] = EntryWire.ToWire(
                decision.Entries[i], _sequence + 1 + i, command.RequestId, submission.CommandSha256.Span, []);

        var first = _sequence + 1;
        var contentSequence = before?.ContentSequence ?? 0;
        var reach = decision.State is { } reached ? Reach.Of(reached, _units) : [];
        var storedReach = StoredReach.Write(reach);
        var key = KeyOf(command, before);
        var opened = Array.Exists(messages, EntryTexts.IsIn) ? Open(key, command) : null;
        for (var i = 0; i < messages.Length; i++)
        {
            var entry = decision.Entries[i];
            AppendEntry(entry, messages[i], submission, isFirst: i == 0, messages.Length, reach, storedReach, opened);
            if (entry.Step is Registration or Amendment)
                contentSequence = _sequence;
            if (entry.Step is UnitChange change)
                ChangeUnit(change.Unit);
            else
                AddPetitionRows(entry);
        }

        var queryCode = "";
        if (decision.State is { } state)
        {
            _changed[state.Id] = new StoredPetition(state, contentSequence, _sequence) { Key = key };
            if (before is null)
                Rows.Keys.Add(new PetitionKeyRow { PetitionId = state.Id.Value, Key = key!.Sealed });
            queryCode = before is null ? state.QueryCode : "";
        }

        return new CommandReceipt(command.RequestId, command.Petition, first, _sequence, _context.Now, _sha256, queryCode);
    }

    private void AppendEntry(
        Entry entry, V1.LedgerEntry message, Submission submission, bool isFirst, int entriesInCommand,
        IReadOnlyList<Territory> reach, string? storedReach, SealingKey? key)
    {
        message.PreviousSha256 = UnsafeByteOperations.UnsafeWrap(_sha256);
        var (content, texts) = TakeApart(message, key);
        _sha256 = SHA256.HashData(content);
        _merkle.Append(content);
        _sequence++;
        Bytes += content.Length + texts.Length;
        Entries.Add(new StoredEntry(message, content, texts, _sha256, submission.TraceParent, reach));
        Rows.Entries.Add(
            new EntryRow
            {
                Sequence = _sequence,
                PetitionId = entry.Petition?.Value,
                UnitCode = (entry.Step as UnitChange)?.Unit.Code.Value,
                Kind = (int)entry.Step.Kind,
                Actor = entry.Actor.Value,
                AtMs = entry.At.ToUnixTimeMilliseconds(),
                RequestId = isFirst ? submission.Command.RequestId : null,
                EntriesInCommand = isFirst ? entriesInCommand : 0,
                CommandSha256 = isFirst ? submission.CommandSha256.ToArray() : null,
                Content = content,
                Sha256 = _sha256,
                Reach = storedReach,
                TraceParent = submission.TraceParent,
            });
        foreach (var addressee in entry.Addressees)
            Rows.Addressees.Add(new AddresseeRow { Addressee = addressee.Value, Sequence = _sequence });
    }

    /// <summary>
    /// The bytes of an entry and of its texts. The texts become a row of their own, sealed; the message keeps them, and gets
    /// their digest. There is a key where any entry of the command has a text.
    /// </summary>
    private (byte[] Content, byte[] Texts) TakeApart(V1.LedgerEntry message, SealingKey? key)
    {
        if (key is null || !EntryTexts.IsIn(message))
            return (message.ToByteArray(), []);
        var place = TextKeys.PlaceOf(message.Sequence);
        var (content, texts) = EntryTexts.TakeApart(message, key.SaltOf(place));
        Rows.Texts.Add(new EntryTextsRow { Sequence = message.Sequence, Content = key.Seal(texts, place) });
        return (content, texts);
    }

    /// <summary>The key of the command's petition, drawn for a new one; null for a change of a unit, and where it is gone.
    /// </summary>
    private KeptKey? KeyOf(Command command, StoredPetition? before) => command.Petition is not { } petition ? null
        : before is null ? _keys.Draw(petition.Value) : before.Key;

    private SealingKey Open(KeptKey? key, Command command) => key is not null
        ? key.Open(_keys, command.Petition!.Value.Value)
        : throw new InvalidDataException($"The key of petition {command.Petition} is gone: it takes no text any more.");

    private void ChangeUnit(Unit unit)
    {
        _units.Put(unit);
        ChangedUnits.Add(unit);
        Rows.Units[unit.Code.Value] = UnitMapping.ToRow(unit, _sequence);
    }

    private void AddPetitionRows(Entry entry)
    {
        Rows.References.AddRange(AttachmentMapping.ReferencesOf(entry, _sequence));
        if (entry.Step is Unparking unparking)
            Cursors.Unpark(InboxEntryKey.Of(unparking));
        if (entry.Step is Registration registration)
            _queryCodes.Add(registration.QueryCode);
    }

    private static Refusal RequestIdReused(Guid requestId) =>
        new Refusal(RefusalReason.RequestIdReused,
            $"Request id {requestId} was used for another command. Use a new UUID for each command.")
            .With("request_id", requestId);

    private static Refusal QueryCodeTaken() =>
        new Refusal(RefusalReason.HubBusy, "The query code that was drawn is taken. Send the same command again.");
}
