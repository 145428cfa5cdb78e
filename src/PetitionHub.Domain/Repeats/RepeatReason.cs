namespace PetitionHub.Domain.Repeats;

/// <summary>Why an earlier item is likely the same matter.</summary>
public enum RepeatReason
{
    /// <summary>The petitioner has the same keyed digest of the identity.</summary>
    SamePetitioner = 1,
    /// <summary>The contents are the same but for width, case, punctuation and white space.</summary>
    SameText = 2,
    /// <summary>The contents are nearly the same.</summary>
    SimilarText = 3,
    /// <summary>The same category; never alone.</summary>
    SameCategory = 4,
    /// <summary>The problem lies in the same territory, or in one inside the other below the provinces; never alone.</summary>
    SameTerritory = 5,
}
