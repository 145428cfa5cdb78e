using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Reads petitions with their duties, details and timelines, as <see cref="EntryReader"/> reads entries.</summary>
public sealed class PetitionReader
{
    private readonly ILedgerDatabase _database;
    private readonly EntryReader _entries;

    internal PetitionReader(ILedgerDatabase database) => (_database, _entries) = (database, new EntryReader(database));

    /// <summary>A petition with its duties; null where there is none.</summary>
    public async Task<StoredPetition?> GetPetitionAsync(PetitionId petition, CancellationToken cancellationToken) =>
        (await LoadAsync(context => context.Petitions.Where(row => row.Id == petition.Value), cancellationToken))
            .SingleOrDefault();

    /// <summary>Those of the petitions that are there, with their duties, in no order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    public async Task<IReadOnlyList<StoredPetition>> GetPetitionsAsync(
        IReadOnlyCollection<PetitionId> petitions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(petitions.Count, PageLimit.QueryIds);
        var ids = petitions.Select(petition => petition.Value).ToList();
        return await LoadAsync(context => context.Petitions.Where(row => ids.Contains(row.Id)), cancellationToken);
    }

    /// <summary>The petition that has the code; null where none has.</summary>
    public async Task<StoredPetition?> FindByQueryCodeAsync(string queryCode, CancellationToken cancellationToken) =>
        (await LoadAsync(context => context.Petitions.Where(row => row.QueryCode == queryCode), cancellationToken))
            .SingleOrDefault();

    /// <summary>
    /// The receipt of a command, with its actor, who alone may have it; null where no command with this id was accepted.
    /// </summary>
    public Task<ActorReceipt?> FindReceiptAsync(Guid requestId, CancellationToken cancellationToken) =>
        _database.ReadAsync(context => ReceiptReading.FindAsync(context, requestId, cancellationToken), cancellationToken);

    /// <summary>A page of a petition's entries after a sequence, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public Task<EntryPage> ReadTimelineAsync(
        PetitionId petition, long afterSequence, int limit, CancellationToken cancellationToken) => _database.ReadPageAsync(
        (context, after) => context.Entries
            .Where(row => row.PetitionId == petition.Value && row.Sequence > after).OrderBy(row => row.Sequence),
        afterSequence,
        limit,
        cancellationToken);

    /// <summary>
    /// A petition as of a sequence, with its details, folded from its entries; null where it was registered later.
    /// </summary>
    public Task<(StoredPetition Petition, PetitionDetails Details)?> FoldPetitionAsync(
        PetitionId petition, long throughSequence, CancellationToken cancellationToken) =>
        _database.ReadAsync(context =>
            SnapshotReading.FoldAsync(context, petition, throughSequence, cancellationToken), cancellationToken);

    /// <summary>Of these petitions, the ones that accuse a unit, unordered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    public async Task<IReadOnlyList<PetitionState>> ReadAccusingAsync(
        IReadOnlyCollection<PetitionId> petitions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(petitions.Count, PageLimit.MaxItems);
        if (petitions.Count == 0)
            return [];
        return await _database.ReadAsync(
            context =>
                PetitionReading.LoadAccusingAsync(context, [.. petitions.Select(petition => petition.Value)], cancellationToken),
            cancellationToken);
    }

    /// <summary>The petition's details with texts and personal data, as its registration or last amendment has them.</summary>
    /// <exception cref="InvalidDataException">The ledger is damaged: the entry is missing or is another step.</exception>
    public async Task<PetitionDetails> GetDetailsAsync(StoredPetition petition, CancellationToken cancellationToken) =>
        DetailsIn(await _entries.GetEntryAsync(petition.ContentSequence, cancellationToken), petition);

    /// <summary>Each petition with its details, as of its row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many petitions.</exception>
    /// <exception cref="InvalidDataException">The ledger is damaged: an entry is missing or is another step.</exception>
    public async Task<IReadOnlyList<(StoredPetition Petition, PetitionDetails Details)>> GetDetailsAsync(
        IReadOnlyCollection<StoredPetition> petitions, CancellationToken cancellationToken)
    {
        if (petitions.Count == 0)
            return [];
        var entries = (
            await _entries.GetEntriesAsync([.. petitions.Select(petition => petition.ContentSequence)], cancellationToken))
            .ToDictionary(stored => stored.Sequence);
        return [.. petitions.Select(petition =>
            (petition, DetailsIn(entries.GetValueOrDefault(petition.ContentSequence), petition)))];
    }

    private Task<List<StoredPetition>> LoadAsync(
        Func<LedgerContext, IQueryable<PetitionRow>> query, CancellationToken cancellationToken) =>
        _database.ReadAsync(context =>
            PetitionReading.LoadAsync(query(context), cancellationToken), cancellationToken);

    private static PetitionDetails DetailsIn(StoredEntry? stored, StoredPetition petition) =>
        stored is null
            ? throw new InvalidDataException($"Entry {petition.ContentSequence} is missing.")
            : SnapshotReading.DetailsOf(EntryWire.FromWire(stored.Entry).Step)
                ?? throw new InvalidDataException($"Entry {petition.ContentSequence} has no details.");
}
