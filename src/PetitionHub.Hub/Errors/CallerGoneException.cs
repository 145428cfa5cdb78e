namespace PetitionHub.Hub.Errors;

/// <summary>The caller's side of a stream is gone: it cancelled, or its connection broke. It is no fault of the hub.</summary>
#pragma warning disable CA1032 // It says nothing but itself.
internal sealed class CallerGoneException(Exception cause) : OperationCanceledException("The caller is gone.", cause);
#pragma warning restore CA1032
