using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>Writes the head as it is, so that its batch shows whether the ledger can be written at all.</summary>
internal sealed class ProbeWork : Work<Nothing>
{
    protected override bool Writes => false;

    protected override Answer<Nothing> DecideAnswer(Batch batch)
    {
        batch.TouchHead();
        return batch.Stopped is { } stopped ? stopped : default(Nothing);
    }
}
