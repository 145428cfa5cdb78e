using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>A command of the outbox, and what became of it.</summary>
public sealed record OutboxCommand
{
    /// <summary>
    /// The reason of a command that refers to the petition of an earlier one that was refused; its metadata names that
    /// <c>command</c>.
    /// </summary>
    public const string EarlierRefused = "EARLIER_COMMAND_REFUSED";

    internal OutboxCommand()
    {
    }

    /// <summary>Its number in the outbox: 1, 2, 3, … in the order of sending.</summary>
    public required long Number { get; init; }

    /// <summary>By which the hub knows it.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The request message, as a <see cref="TransferPetitionRequest"/>.</summary>
    public required IMessage Request { get; init; }

    /// <summary>The earlier command of whose petition it is, where its own message does not name one.</summary>
    public required long? PetitionOf { get; init; }

    /// <summary>When it was taken in, UTC.</summary>
    public required DateTimeOffset EnqueueTime { get; init; }

    /// <summary>What became of it.</summary>
    public required OutboxState State { get; init; }

    /// <summary>Its place among the outcomes, rising in the order in which they came; 0 while it waits.</summary>
    public required long Outcome { get; init; }

    /// <summary>When the outcome was stored, UTC.</summary>
    public required DateTimeOffset? OutcomeTime { get; init; }

    /// <summary>The proof that the hub has it; null unless it was accepted.</summary>
    public required Receipt? Receipt { get; init; }

    /// <summary>Of an accepted registration: the code by which the petitioner follows it.</summary>
    public required string QueryCode { get; init; }

    /// <summary>Why it was refused: by the hub, or here as <see cref="EarlierRefused"/>; null unless it was.</summary>
    public required HubError? Refusal { get; init; }

    /// <summary>The number of the corrected command that took its place.</summary>
    public required long? ReplacedBy { get; init; }
}
