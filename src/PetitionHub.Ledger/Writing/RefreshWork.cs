using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>Writes nothing: its batch loads the units that another replica changed.</summary>
internal sealed class RefreshWork : Work<Nothing>
{
    protected override bool Writes => false;

    protected override Answer<Nothing> DecideAnswer(Batch batch) => default(Nothing);
}
