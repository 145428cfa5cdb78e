using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Entries;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Checking;

/// <summary>The ledger in its one order: sequence, digests, chain, Merkle tree, columns.</summary>
internal sealed class EntryCheck(
    FaultList faults, UnitFold units, ListCheck lists, TextCheck texts, RowSetDigest addressees, RowSetDigest references,
    CheckProgress progress)
    : IDisposable
{
    private readonly MerkleTree _merkle = new();
    private readonly CommandColumns _commands = new(faults);
    private long _sequence;
    private byte[] _sha256 = new byte[SHA256.HashSizeInBytes];
    private long _atMs;

    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var rows =
            from row in context.Entries
            from kept in context.EntryTexts.Where(kept => kept.Sequence == row.Sequence).DefaultIfEmpty()
            from key in context.PetitionKeys.Where(key => key.PetitionId == row.PetitionId).DefaultIfEmpty()
            orderby row.Sequence
            select new { Row = row, Texts = kept!.Content, key!.Key };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Check(row.Row) is { } message)
                texts.Check(message, row.Texts, row.Key, context.Keys);
            progress.Advance();
        }

        _commands.End();
        CheckHead(await context.Heads.SingleAsync(cancellationToken));
    }

    public void Dispose() => _merkle.Dispose();

    /// <returns>The entry; null where it cannot be read.</returns>
    private V1.LedgerEntry? Check(EntryRow row)
    {
        CheckGap(row.Sequence - 1);
        _sequence = row.Sequence;
        var previous = _sha256;
        _sha256 = SHA256.HashData(row.Content);
        if (!_sha256.AsSpan().SequenceEqual(row.Sha256))
            faults.Add(LedgerFaultKind.ContentDigest, row.Sequence, "sha256");
        _merkle.Append(row.Content);
        if (row.AtMs < _atMs)
            faults.Add(LedgerFaultKind.EntryColumn, row.Sequence, "at_ms");
        _atMs = row.AtMs;
        if (Read(row.Content) is not { } read)
        {
            faults.Add(LedgerFaultKind.ContentUnreadable, row.Sequence, "content");
            return null;
        }

        if (!read.Message.PreviousSha256.Span.SequenceEqual(previous))
            faults.Add(LedgerFaultKind.Chain, row.Sequence, "previous_sha256");
        CheckColumns(row, read.Message, read.Entry);
        _commands.Check(row, read.Message);
        lists.AddSent(read.Entry.Actor.Value, row.Sequence);
        foreach (var addressee in read.Entry.Addressees)
            addressees.Add(addressee.Value, row.Sequence);
        foreach (var reference in AttachmentMapping.ReferencesOf(read.Entry, row.Sequence))
            ReferenceCheck.Add(references, reference);
        if (read.Entry.Step is UnitChange change)
            units.Apply(change.Unit, row.Sequence);
        return read.Message;
    }

    internal static (V1.LedgerEntry Message, Entry Entry)? Read(byte[] content)
    {
        try
        {
            var message = V1.LedgerEntry.Parser.ParseFrom(content);
            return (message, EntryWire.FromWire(message));
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A gap is one fault, however long it is; it is named by the first sequence that is missing.</summary>
    private void CheckGap(long last)
    {
        if (last > _sequence)
            faults.Add(LedgerFaultKind.SequenceGap, _sequence + 1, "sequence");
    }

    private void CheckColumns(EntryRow row, V1.LedgerEntry message, Entry entry)
    {
        Require(row, "sequence", message.Sequence == row.Sequence);
        Require(row, "petition_id", entry.Petition?.Value == row.PetitionId);
        Require(row, "unit_code", (entry.Step as UnitChange)?.Unit.Code.Value == row.UnitCode);
        Require(row, "kind", (int)entry.Step.Kind == row.Kind);
        Require(row, "actor", entry.Actor.Value == row.Actor);
        Require(row, "at_ms", entry.At.ToUnixTimeMilliseconds() == row.AtMs);
    }

    private void Require(EntryRow row, string column, bool isRight)
    {
        if (!isRight)
            faults.Add(LedgerFaultKind.EntryColumn, row.Sequence, column);
    }

    private void CheckHead(HeadRow head)
    {
        CheckGap(head.Sequence);
        var isRight = head.Sequence == _merkle.Size && head.AtMs == _atMs && head.Sha256.AsSpan().SequenceEqual(_sha256);
        if (!isRight)
            faults.Add(LedgerFaultKind.Head, head.Sequence, "sequence, at_ms, sha256");
        if (!_merkle.Frontier.SequenceEqual(head.MerkleFrontier)
            || !_merkle.ComputeRoot().AsSpan().SequenceEqual(head.RootSha256))
            faults.Add(LedgerFaultKind.Head, head.Sequence, "merkle_frontier, root_sha256");
    }
}
