namespace PetitionHub.Domain.Petitions;

/// <summary>What the petitioner wants; each follows its own procedure (R22 Arts 29–31).</summary>
public enum Purpose
{
    /// <summary>Suggestion 建议意见 (Art 29).</summary>
    Suggestion = 1,
    /// <summary>Accusation 检举控告 (Art 30).</summary>
    Accusation = 2,
    /// <summary>Appeal or claim 申诉求决 (Art 31).</summary>
    Appeal = 3,
    /// <summary>Other.</summary>
    Other = 4,
}
