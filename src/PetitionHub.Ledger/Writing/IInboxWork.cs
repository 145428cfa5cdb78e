namespace PetitionHub.Ledger.Writing;

/// <summary>Work on a consumer's cursor.</summary>
internal interface IInboxWork
{
    InboxItem Item { get; }
}
