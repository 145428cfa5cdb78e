using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>A provincial bureau: it pushed the petitions, and learns from its inbox what became of them.</summary>
internal sealed class ProvinceDesk : IDesk
{
    private int _conclusions;

    /// <summary>How many conclusions it was told of.</summary>
    public int Conclusions => Volatile.Read(ref _conclusions);

    /// <inheritdoc/>
    public Task HandleAsync(Clerk clerk, LedgerEntry entry, CancellationToken cancel)
    {
        if (entry.StepCase == LedgerEntry.StepOneofCase.HandlingOpinion)
            Interlocked.Increment(ref _conclusions);
        return Task.CompletedTask;
    }
}
