namespace PetitionHub.Ledger.Checking;

/// <summary>Something that is wrong in the ledger.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sequence">The entry; null where it is about none.</param>
/// <param name="Subject">The petition's id, the unit's code or the column; never a text or personal data.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, long? Sequence, string Subject);

/// <summary>What a check of the ledger found to be wrong.</summary>
public enum LedgerFaultKind
{
    /// <summary>Sequence numbers are missing, from this one on.</summary>
    SequenceGap = 1,
    /// <summary>The bytes of an entry do not have the digest that is stored beside them.</summary>
    ContentDigest = 2,
    /// <summary>The bytes of an entry are not an entry.</summary>
    ContentUnreadable = 3,
    /// <summary>An entry does not carry the digest of the one before.</summary>
    Chain = 4,
    /// <summary>A column of an entry is not what its bytes say.</summary>
    EntryColumn = 5,
    /// <summary>The request id, digest or count of a command's entries is wrong.</summary>
    CommandColumn = 6,
    /// <summary>The head is not that of the entries: sequence, digest, time, or Merkle tree.</summary>
    Head = 7,
    /// <summary>An addressee of an entry has no row, so that it is missing from an inbox.</summary>
    AddresseeMissing = 8,
    /// <summary>An inbox holds an entry that is not addressed to its unit.</summary>
    AddresseeOrphan = 9,
    /// <summary>The entries of a petition do not follow from each other.</summary>
    Unfoldable = 10,
    /// <summary>A petition has entries and no row.</summary>
    PetitionMissing = 11,
    /// <summary>A petition has a row and no entries.</summary>
    PetitionOrphan = 12,
    /// <summary>A petition's row is not the fold of its entries.</summary>
    PetitionDiffers = 13,
    /// <summary>The duties that are found by their dates are not those of the petition.</summary>
    DutiesDiffer = 14,
    /// <summary>A unit that takes part in a petition, or a territory that it reached, has no row.</summary>
    PartyMissing = 15,
    /// <summary>A row says that a unit takes part in a petition, or that it reached a territory, and it is not so.</summary>
    PartyOrphan = 16,
    /// <summary>A unit is not the fold of its changes.</summary>
    UnitDiffers = 17,
    /// <summary>There are duties of a petition that is not there.</summary>
    DutyOrphan = 18,
    /// <summary>An entry files an attachment and no reference says so, so that it may be collected.</summary>
    ReferenceMissing = 19,
    /// <summary>A reference says that an entry files an attachment, and it does not.</summary>
    ReferenceOrphan = 20,
    /// <summary>A petition is not listed, or by something else than what it is.</summary>
    ListedDiffers = 21,
    /// <summary>A petition is listed that is not there.</summary>
    ListedOrphan = 22,
    /// <summary>An entry is missing from the feed of a territory that it reached, or of the unit that sent it.</summary>
    FeedMissing = 23,
    /// <summary>A feed holds an entry that did not reach its territory, or that another unit sent.</summary>
    FeedOrphan = 24,
    /// <summary>The texts of an entry are missing, cannot be opened, or are not those of its digest.</summary>
    TextsDiffer = 25,
    /// <summary>There are texts of an entry that has none, or the key of a petition that is not there.</summary>
    TextsOrphan = 26,
}
