using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// A political-legal or discipline organ: it signs for what is referred to it, and continues by its own procedure.
/// </summary>
internal sealed class ReferralDesk(FinishLine finish) : IDesk
{
    /// <inheritdoc/>
    public async Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        if (entry.StepCase != LedgerEntry.StepOneofCase.Referral || entry.Holder != clerk.Unit)
            return;
        await clerk.AcknowledgeAsync(entry, cancel);
        finish.Pass(entry.PetitionId);
    }
}
