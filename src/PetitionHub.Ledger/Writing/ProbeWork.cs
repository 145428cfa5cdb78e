using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>Writes the head as it is, so that its batch shows whether the ledger can be written at all.</summary>
internal sealed class ProbeWork : Work<Refusal?>
{
    protected override bool Writes => false;

    protected override Refusal? ToAnswer(Refusal refusal) => refusal;

    protected override Refusal? DecideAnswer(Batch batch)
    {
        batch.TouchHead();
        return batch.Stopped;
    }
}
