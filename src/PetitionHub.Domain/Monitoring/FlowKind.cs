namespace PetitionHub.Domain.Monitoring;

/// <summary>How a petition went from one unit to another, as it is counted: by a handover, or in another way.</summary>
public enum FlowKind
{
    /// <summary>Transfer (转送), also by a redirection or a new lead unit.</summary>
    Transfer = 1,
    /// <summary>Assignment (交办).</summary>
    Assignment = 2,
    /// <summary>Report up (报送).</summary>
    UpwardReport = 3,
    /// <summary>Referral to a political-legal organ.</summary>
    LitigationReferral = 4,
    /// <summary>Referral to a discipline organ.</summary>
    DisciplineReferral = 5,
    /// <summary>By the decision of a dispute (受理争议).</summary>
    DisputeDecision = 6,
    /// <summary>Return (退回): an objection that was agreed to.</summary>
    Return = 7,
    /// <summary>To the organ that reviews (复查, fucha) or finally reviews (复核, fuhe).</summary>
    Review = 8,
    /// <summary>Copy (抄送); the holder stays.</summary>
    Copy = 9,
    /// <summary>The bureau above took it over from a holder that cannot act.</summary>
    Takeover = 10,
}
