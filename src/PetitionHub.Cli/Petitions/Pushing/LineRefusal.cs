namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>Why a line was not registered.</summary>
/// <param name="Line">Its number.</param>
/// <param name="RequestId">Its request id; empty where the line is not a petition.</param>
/// <param name="Reason">The contract's reason.</param>
/// <param name="Field">The field at fault; empty where none is named.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record LineRefusal(long Line, string RequestId, string Reason, string Field, string Message);
