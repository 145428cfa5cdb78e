using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// A department: it signs for what comes, objects where the hub names another unit for the matter, else accepts and
/// concludes it, and reports completion where that is wanted.
/// </summary>
internal sealed class DepartmentDesk(FinishLine finish) : IDesk
{
    /// <inheritdoc/>
    public async Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        var isAssigned = entry.StepCase == LedgerEntry.StepOneofCase.Assignment;
        if ((entry.StepCase != LedgerEntry.StepOneofCase.Transfer && !isAssigned) || entry.Holder != clerk.Unit)
            return;
        await clerk.AcknowledgeAsync(entry, cancel);
        var petition = await clerk.ReadAsync(entry.PetitionId, cancel);
        var responsible = await clerk.ResolveAsync(petition, OrganType.CompetentOrgan, cancel);
        if (responsible != clerk.Unit)
        {
            await clerk.ObjectAsync(entry, responsible, cancel);
            return;
        }

        await clerk.HandleAsync(entry, petition, cancel);
        if (isAssigned && entry.Assignment.ReportWanted)
            await clerk.ReportCompletionAsync(entry, cancel);
        else
            finish.Pass(entry.PetitionId);
    }
}
