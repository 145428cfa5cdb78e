using PetitionHub.V1;
using NationalDirectory = PetitionHub.Domain.Divisions.NationalDirectory;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// A county bureau: it refers what belongs to a court and accusations, assigns a share of the rest, transfers the others to the
/// department that the hub names, and answers itself what belongs to no department. Sometimes it errs, as the seed has it.
/// </summary>
internal sealed class CountyDesk(int seed, FinishLine finish, TimeProvider clock) : IDesk
{
    private const int MistakenPercent = 6;
    private const int AssignedPercent = 15;

    private static readonly TimeSpan HandlingTime = TimeSpan.FromDays(45);

    /// <inheritdoc/>
    public Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel) => entry.StepCase switch
    {
        LedgerEntry.StepOneofCase.Transfer when entry.Holder == clerk.Unit => HandOnAsync(clerk, entry, cancel),
        LedgerEntry.StepOneofCase.Objection => clerk.RedirectAsync(entry, entry.Objection.SuggestedUnit, cancel),
        LedgerEntry.StepOneofCase.CompletionReport => AcceptReportAsync(clerk, entry, cancel),
        _ => Task.CompletedTask,
    };

    private async Task HandOnAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        await clerk.AcknowledgeAsync(entry, cancel);
        var petition = await clerk.ReadAsync(entry.PetitionId, cancel);
        if (petition.Details.Purpose == Purpose.Accusation)
        {
            var organ = await clerk.ResolveAsync(petition, OrganType.Discipline, cancel);
            await clerk.ReferAsync(entry, ReferralKind.Discipline, organ, cancel);
        }
        else if (petition.Details.LitigationRelated)
        {
            var organ = await clerk.ResolveAsync(petition, OrganType.PoliticalLegal, cancel);
            await clerk.ReferAsync(entry, ReferralKind.Litigation, organ, cancel);
        }
        else
        {
            await GiveToDepartmentAsync(clerk, entry, petition, cancel);
        }
    }

    private async Task GiveToDepartmentAsync(Clerk clerk, LedgerEntry entry, Petition petition, CancellationToken cancel)
    {
        var department = await clerk.ResolveAsync(petition, OrganType.CompetentOrgan, cancel);
        var draw = StableHash.Pick($"{seed}/{petition.Numbers[0].Number}", 100);
        if (department == clerk.Unit)
        {
            await clerk.HandleAsync(entry, petition, cancel);
            finish.Pass(entry.PetitionId);
        }
        else if (draw < MistakenPercent)
        {
            await clerk.TransferAsync(entry, Another(department, petition), cancel);
        }
        else if (draw < MistakenPercent + AssignedPercent)
        {
            await clerk.AssignAsync(entry, department, clock.GetUtcNow() + HandlingTime, cancel);
        }
        else
        {
            await clerk.TransferAsync(entry, department, cancel);
        }
    }

    private async Task AcceptReportAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        await clerk.AcceptReportAsync(entry, cancel);
        finish.Pass(entry.PetitionId);
    }

    /// <summary>Another department of the same county than the right one.</summary>
    private string Another(string department, Petition petition)
    {
        var territory = department[..department.IndexOf('-')];
        var all = NationalDirectory.Departments.Select(one => $"{territory}-{one.System}").Where(code => code != department)
            .ToArray();
        return all[StableHash.Pick($"{seed}/{petition.Numbers[0].Number}/mistaken", all.Length)];
    }
}
