namespace PetitionHub.Domain.Refusals;

/// <summary>Distinguishes refusals that may pass from final ones.</summary>
public static class PassingReasons
{
    /// <summary>True where the same command may be accepted later, without a change of its petition or of itself.</summary>
    public static bool MayPass(this RefusalReason reason) =>
        reason is RefusalReason.HubBusy or RefusalReason.HubStopping or RefusalReason.UnitInactive
            or RefusalReason.StorageUnavailable or RefusalReason.ClockUntrusted;
}
