namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// What is counted of units and territories; of items that accuse a unit under other numbers (see <see cref="AccusingPart"/>).
/// </summary>
internal enum Measure
{
    /// <summary>Items registered.</summary>
    Registered = 1,

    /// <summary>Receipts signed, with the time since the handover.</summary>
    Acknowledged = 2,

    /// <summary>Notices of acceptance, with the time since the unit had the item.</summary>
    Accepted = 3,

    /// <summary>Items concluded, with the time since registration.</summary>
    Concluded = 4,

    /// <summary>Duties that went past their date.</summary>
    Overdue = 5,

    /// <summary>Items that a unit got back.</summary>
    Returned = 6,

    /// <summary>Items that came to a unit that had held them before.</summary>
    Bounced = 7,

    /// <summary>Items sent; the number of the kind is added.</summary>
    Sent = 20,

    /// <summary>Items received; the number of the kind is added.</summary>
    Received = 40,
}
