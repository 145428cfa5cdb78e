namespace PetitionHub.Ledger.Writing;

/// <summary>A command that is in the ledger: its receipt and the digest that a repetition must have.</summary>
internal sealed record StoredCommand(CommandReceipt Receipt, ReadOnlyMemory<byte> CommandSha256);
