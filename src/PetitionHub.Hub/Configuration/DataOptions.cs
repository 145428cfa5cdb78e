using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>The hub's folder on this machine.</summary>
public sealed record DataOptions
{
    /// <summary>The folder of an embedded ledger, and of the development certificates; made where it is missing.</summary>
    public string Folder { get; init; } = "petitionhub-data";

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
        Checks.That(!string.IsNullOrWhiteSpace(Folder), nameof(Folder), "must name a folder, and is empty");
}
