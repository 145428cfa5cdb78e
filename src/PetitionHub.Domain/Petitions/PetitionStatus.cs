namespace PetitionHub.Domain.Petitions;

/// <summary>The status of a petition.</summary>
public enum PetitionStatus
{
    /// <summary>With the unit that registered it, or returned to it.</summary>
    Registered = 1,
    /// <summary>Handed over and not yet signed for (待领).</summary>
    HandedOver = 2,
    /// <summary>Signed for, neither accepted nor objected to (待办).</summary>
    Received = 3,
    /// <summary>The receiver objected; the sender has to decide.</summary>
    Objected = 4,
    /// <summary>The common superior has to decide who is responsible.</summary>
    Disputed = 5,
    /// <summary>Accepted and being handled.</summary>
    Accepted = 6,
    /// <summary>Concluded with a handling opinion; a review may be asked for.</summary>
    Concluded = 7,
    /// <summary>A review (fucha) is under way.</summary>
    InFucha = 8,
    /// <summary>The review (fucha) is decided; a final review may be asked for.</summary>
    FuchaDecided = 9,
    /// <summary>A final review (fuhe) is under way.</summary>
    InFuhe = 10,
    /// <summary>The final review (fuhe) is decided: the end of the procedure.</summary>
    FuheDecided = 11,
    /// <summary>The petitioner was told of another procedure.</summary>
    ReferredElsewhere = 12,
    /// <summary>Not accepted again after a final review (不再受理).</summary>
    NoLongerAccepted = 13,
    /// <summary>Registered in error; kept with its reason.</summary>
    Voided = 14,
}
