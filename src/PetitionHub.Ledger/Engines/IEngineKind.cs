using System.Data.Common;

namespace PetitionHub.Ledger.Engines;

/// <summary>
/// A kind of database that a ledger may be kept in. Every kind in this assembly is found by <see cref="LedgerEngines"/>: to add
/// one, add its folder.
/// </summary>
internal interface IEngineKind
{
    /// <summary>The word for it in options: lower-case letters.</summary>
    string Name { get; }

    /// <summary>What it is and what it is for, in one sentence without its full stop.</summary>
    string Description { get; }

    /// <summary>True for the one that is used where none is named.</summary>
    bool IsDefault { get; }

    /// <summary>True where opening a ledger brings its schema up to date, unless told otherwise.</summary>
    bool MigratesAtStart { get; }

    /// <summary>Finds what is wrong with the options that this kind reads; checks no connection.</summary>
    IEnumerable<OptionError> Check(LedgerOptions options);

    /// <summary>
    /// What an error of this kind's driver is: the engine's own number, and words that quote nothing of the data; null for
    /// another's error.
    /// </summary>
    string? Describe(DbException fault);

    /// <summary>Sets the engine up; connects to nothing yet.</summary>
    ILedgerEngine Open(LedgerOptions options, LedgerLog log);
}
