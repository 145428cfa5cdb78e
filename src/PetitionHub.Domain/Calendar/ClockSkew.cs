namespace PetitionHub.Domain.Calendar;

/// <summary>
/// How far a caller's clock may differ from the hub's: no refusal turns on a time that only one of them has reached.
/// </summary>
public static class ClockSkew
{
    /// <summary>Five minutes, as Kerberos and OpenID Connect have it: a machine beyond it has no time service.</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);
}
