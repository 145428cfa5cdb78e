namespace PetitionHub.Domain.Petitions;

/// <summary>Secrecy level (密级).</summary>
public enum SecrecyLevel
{
    /// <summary>Internal.</summary>
    Internal = 1,
    /// <summary>Secret 秘密.</summary>
    Secret = 2,
    /// <summary>Confidential 机密.</summary>
    Confidential = 3,
}
