namespace PetitionHub.Domain.Monitoring;

/// <summary>An official figure.</summary>
public enum Figure
{
    /// <summary>Timely acceptance by bureaus.</summary>
    BureauAcceptance = 1,
    /// <summary>Timely acceptance by units.</summary>
    UnitAcceptance = 2,
    /// <summary>On-time reply: concluded by the limit date.</summary>
    Reply = 3,
    /// <summary>Repeat petitions (重复信访) of all petitions.</summary>
    Repeats = 4,
    /// <summary>Backlog cases (积案) concluded, of all backlog cases.</summary>
    Backlog = 5,
    /// <summary>Days from registration to conclusion, on average.</summary>
    Duration = 6,
    /// <summary>Satisfaction with the bureau.</summary>
    BureauSatisfaction = 7,
    /// <summary>Satisfaction with the competent unit.</summary>
    UnitSatisfaction = 8,
    /// <summary>Petitions that were voided, for whatever reason (销号 is the abuse).</summary>
    Voided = 9,
}
