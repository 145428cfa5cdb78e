namespace PetitionHub.Domain.Petitions;

/// <summary>What a petitioner rates.</summary>
public enum EvaluationTarget
{
    /// <summary>The petition department.</summary>
    Bureau = 1,
    /// <summary>The competent unit.</summary>
    CompetentUnit = 2,
}
