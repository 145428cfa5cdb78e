namespace PetitionHub.Ledger.Entries;

/// <summary>One ledger entry: its exact bytes, and copies of what is searched for.</summary>
internal sealed class EntryRow
{
    public long Sequence { get; set; }

    public Guid? PetitionId { get; set; }

    /// <summary>The unit of a change of a unit.</summary>
    public string? UnitCode { get; set; }

    public int Kind { get; set; }

    public required string Actor { get; set; }

    public long AtMs { get; set; }

    /// <summary>On the first entry of a command only, so that the index shows whether the command was applied.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>How many entries the command has; on its first entry, 0 on the others.</summary>
    public int EntriesInCommand { get; set; }

    /// <summary>The digest of the command; on its first entry only.</summary>
    public byte[]? CommandSha256 { get; set; }

    public required byte[] Content { get; set; }

    public required byte[] Sha256 { get; set; }

    /// <summary>The territories that its petition had reached with its command (see <see cref="StoredReach"/>).</summary>
    public string? Reach { get; set; }

    /// <summary>The trace that its command came in; not part of what is proved.</summary>
    public string? TraceParent { get; set; }
}
