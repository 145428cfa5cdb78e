using Microsoft.Extensions.Caching.Memory;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// The subjects of petitions that searches for repeats have shown lately. They are kept apart in the ledger, encrypted, and the
/// registrations of a campaign are shown the same ones thousands of times. An amendment is another entry, and so is not missed.
/// </summary>
internal sealed class SubjectMemory(PetitionReader petitions) : IDisposable
{
    private const int Capacity = 8_192;

    private readonly MemoryCache _byEntry = new(new MemoryCacheOptions { SizeLimit = Capacity });

    /// <summary>The subject of each. Those that are not in memory are read in one query.</summary>
    public async Task<IReadOnlyDictionary<StoredPetition, string>> GetAsync(
        IReadOnlyList<StoredPetition> asked, CancellationToken cancellationToken)
    {
        var found = new Dictionary<StoredPetition, string>(asked.Count, ReferenceEqualityComparer.Instance);
        var missing = new List<StoredPetition>();
        foreach (var petition in asked)
            if (_byEntry.TryGetValue(petition.ContentSequence, out string? subject))
                found[petition] = subject!;
            else
                missing.Add(petition);
        foreach (var (petition, details) in await petitions.GetDetailsAsync(missing, cancellationToken))
            found[petition] = _byEntry.Set(
                petition.ContentSequence, details.Subject, new MemoryCacheEntryOptions { Size = 1 });
        return found;
    }

    public void Dispose() => _byEntry.Dispose();
}
