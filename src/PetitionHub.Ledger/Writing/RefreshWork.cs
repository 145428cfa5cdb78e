using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>Writes nothing: its batch loads the units that another replica changed.</summary>
internal sealed class RefreshWork : Work<Refusal?>
{
    protected override bool Writes => false;

    protected override Refusal? ToAnswer(Refusal refusal) => refusal;

    protected override Refusal? DecideAnswer(Batch batch) => null;
}
