using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>What a kind of unit does with what comes into its inbox. Nothing is known to it but what the hub says.</summary>
internal interface IDesk
{
    /// <summary>Deals with one entry; entries of different petitions may be dealt with side by side.</summary>
    Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel);
}
