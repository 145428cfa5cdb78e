namespace PetitionHub.Domain.Petitions;

/// <summary>
/// How a petition came from one unit to another. Each value is that of the flow by which it is counted
/// (<see cref="Monitoring.FlowKind"/>).
/// </summary>
public enum HandoverKind
{
    /// <summary>Transfer 转送.</summary>
    Transfer = 1,
    /// <summary>Assign 交办.</summary>
    Assignment = 2,
    /// <summary>Report up 报送.</summary>
    UpwardReport = 3,
    /// <summary>Refer to a political-legal organ.</summary>
    LitigationReferral = 4,
    /// <summary>Refer to a discipline organ.</summary>
    DisciplineReferral = 5,
    /// <summary>By a decision of a dispute.</summary>
    DisputeDecision = 6,
    /// <summary>By a takeover from a registrar that cannot act.</summary>
    Takeover = 10,
}
