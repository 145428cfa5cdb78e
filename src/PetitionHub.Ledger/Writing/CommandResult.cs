using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Writing;

/// <summary>What came of a command: a receipt or a refusal. Never both.</summary>
public sealed record CommandResult
{
    private CommandResult(CommandReceipt? receipt, Refusal? refusal) => (Receipt, Refusal) = (receipt, refusal);

    /// <summary>The receipt; null where refused.</summary>
    public CommandReceipt? Receipt { get; }

    /// <summary>Why not; null where accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True where the command is in the ledger.</summary>
    [MemberNotNullWhen(true, nameof(Receipt))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Receipt is not null;

    /// <summary>The command is in the ledger.</summary>
    public static CommandResult Accepted(CommandReceipt receipt) => new(receipt, null);

    /// <summary>The command is refused; nothing was written.</summary>
    public static CommandResult Refused(Refusal refusal) => new(null, refusal);
}
