namespace PetitionHub.Domain.Petitions;

/// <summary>How long texts and lists may be, in Unicode characters and elements.</summary>
public static class TextLimits
{
    /// <summary>Subject.</summary>
    public const int Subject = 200;
    /// <summary>Summary (概况).</summary>
    public const int Summary = 1_000;
    /// <summary>Content; the official field has 4,000, real ones reach 7,000.</summary>
    public const int Content = 20_000;
    /// <summary>Cause.</summary>
    public const int Cause = 500;
    /// <summary>A person's name.</summary>
    public const int PersonName = 100;
    /// <summary>A telephone number.</summary>
    public const int Phone = 40;
    /// <summary>A postal address.</summary>
    public const int Address = 300;
    /// <summary>A keyed digest of an identity, in bytes.</summary>
    public const int IdentityDigestBytes = 64;
    /// <summary>A number that a unit gives an item.</summary>
    public const int Number = 64;
    /// <summary>The name of a file.</summary>
    public const int FileName = 200;
    /// <summary>A media type.</summary>
    public const int MediaType = 100;
    /// <summary>The name of a consumer of an inbox.</summary>
    public const int Consumer = 64;
    /// <summary>A remark.</summary>
    public const int Remark = 2_000;
    /// <summary>The least that reasons or a notice say.</summary>
    public const int ReasonsLeast = 10;
    /// <summary>Reasons, a notice, a progress report.</summary>
    public const int Reasons = 4_000;
    /// <summary>A part of an official document.</summary>
    public const int Document = 8_000;
    /// <summary>Elements of a list: accused units, numbers, assisting units.</summary>
    public const int ListLength = 20;
    /// <summary>Representatives of a group visit (R22 Art 20).</summary>
    public const int GroupRepresentatives = 5;
    /// <summary>Handovers that may stand on one item.</summary>
    public const int Chain = 32;
    /// <summary>Units that are remembered as having held one item.</summary>
    public const int PastHolders = 100;
    /// <summary>How far away a handling deadline may lie, in days.</summary>
    public const int DeadlineDays = 366;
}
