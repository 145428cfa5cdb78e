using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// A city bureau: it signs for what comes and hands it down to the bureau of the county where the problem lies.
/// </summary>
internal sealed class CityDesk : IDesk
{
    /// <inheritdoc/>
    public async Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        if (entry.StepCase != LedgerEntry.StepOneofCase.Transfer || entry.Holder != clerk.Unit)
            return;
        await clerk.AcknowledgeAsync(entry, cancel);
        var petition = await clerk.ReadAsync(entry.PetitionId, cancel);
        await clerk.TransferAsync(entry, await clerk.ResolveAsync(petition, OrganType.Bureau, cancel), cancel);
    }
}
