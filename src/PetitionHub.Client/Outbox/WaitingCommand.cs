using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>A command that has no answer yet, as the sender takes it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Message">The message to send, with its sequence, and with the petition of the earlier command where it has
/// one.</param>
/// <param name="Earlier">What became of the command of whose petition it is; accepted where it refers to none.</param>
internal sealed record WaitingCommand(long Number, PushCommandsRequest Message, OutboxState Earlier);
