using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// The columns by which a command is found again: its first entry has its id, digest and count of entries, the others follow
/// at once and have none of them, and all say the same in their bytes.
/// </summary>
internal sealed class CommandColumns(FaultList faults)
{
    private V1.LedgerEntry? _first;
    private int _left;

    public void Check(EntryRow row, V1.LedgerEntry message)
    {
        var isFirst = row.RequestId is not null;
        if (isFirst)
        {
            End();
            (_first, _left) = (message, row.EntriesInCommand);
        }

        var isRight = _first is not null
            && _left-- > 0
            && message.RequestId == _first.RequestId
            && message.CommandSha256 == _first.CommandSha256
            && (isFirst ? AreRight(row, message) : row is { EntriesInCommand: 0, CommandSha256: null });
        if (!isRight)
            faults.Add(LedgerFaultKind.CommandColumn, row.Sequence, "request_id, command_sha256, entries_in_command");
    }

    /// <summary>Checks that the command before is whole.</summary>
    public void End()
    {
        if (_left > 0)
            faults.Add(LedgerFaultKind.CommandColumn, _first!.Sequence, "entries_in_command");
        _left = 0;
    }

    private static bool AreRight(EntryRow row, V1.LedgerEntry message) =>
        row.RequestId.ToString() == message.RequestId && message.CommandSha256.Span.SequenceEqual(row.CommandSha256);
}
