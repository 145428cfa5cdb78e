using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>A receipt with whose command it was: a receipt is shown to its actor only.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Actor">Who gave the command.</param>
public sealed record ActorReceipt(CommandReceipt Receipt, Actor Actor);
