namespace PetitionHub.Hub.Calls;

/// <summary>The order of what is done around a call, from the outside inwards.</summary>
internal enum CallStage
{
    /// <summary>Whatever a call throws becomes a status.</summary>
    Errors,

    /// <summary>The caller is admitted.</summary>
    Caller,

    /// <summary>Notes which unit called.</summary>
    Contact,
}
