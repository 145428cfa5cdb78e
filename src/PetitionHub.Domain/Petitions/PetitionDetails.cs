using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What an item says and how it is classed. Field meanings and limits are those of the contract's message.</summary>
public sealed record PetitionDetails
{
    /// <summary>1 to 200 characters.</summary>
    public required string Subject { get; init; }
    /// <summary>Summary (概况), up to 1,000 characters.</summary>
    public string Summary { get; init; } = "";
    /// <summary>1 to 20,000 characters.</summary>
    public string Content { get; init; } = "";
    /// <summary>Up to 500 characters.</summary>
    public string Cause { get; init; } = "";
    /// <summary>Who petitions.</summary>
    public Petitioner Petitioner { get; init; } = Petitioner.Anonymous;
    /// <summary>How the item came in.</summary>
    public required Channel Channel { get; init; }
    /// <summary>What the petitioner wants.</summary>
    public required Purpose Purpose { get; init; }
    /// <summary>Six digits of the category table.</summary>
    public required string Category { get; init; }
    /// <summary>Territory of the problem (问题属地).</summary>
    public required Territory Territory { get; init; }
    /// <summary>Units that the petition accuses, at most 20.</summary>
    public ImmutableArray<UnitCode> AccusedUnits { get; init; } = [];
    /// <summary>1 to 9,999 people.</summary>
    public int PetitionerCount { get; init; } = 1;
    /// <summary>0 to 99,999,999 people.</summary>
    public int AffectedCount { get; init; }
    /// <summary>Whether the petitioner is anonymous.</summary>
    public bool Anonymous { get; init; }
    /// <summary>Whether the petitioner agreed to publication.</summary>
    public bool ConsentToPublish { get; init; }
    /// <summary>Joint letter (联名信).</summary>
    public bool JointLetter { get; init; }
    /// <summary>Representatives of a group visit (集体访), at most five (R22 Art 20); 0 for none.</summary>
    public int GroupRepresentatives { get; init; }
    /// <summary>Concerns several regions.</summary>
    public bool CrossRegion { get; init; }
    /// <summary>Litigation-related (涉法涉诉).</summary>
    public bool LitigationRelated { get; init; }
    /// <summary>Backlog case (积案).</summary>
    public bool BacklogCase { get; init; }
    /// <summary>Leader-led case (包案).</summary>
    public bool LeaderLed { get; init; }
    /// <summary>Urgent.</summary>
    public bool Urgent { get; init; }
    /// <summary>Secrecy level (密级); null for not secret.</summary>
    public SecrecyLevel? Secrecy { get; init; }
    /// <summary>First-time petition (初次信访).</summary>
    public bool FirstTime { get; init; }
    /// <summary>When the petitioner sent it; null where unknown.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
    /// <summary>Left out of the official statistics.</summary>
    public bool ExcludedFromStatistics { get; init; }

    /// <summary>The same without texts and personal data, as the state of an item carries it.</summary>
    public PetitionDetails WithoutText() =>
        this with { Subject = "", Summary = "", Content = "", Cause = "", Petitioner = Petitioner.Anonymous };

    internal void Check(FieldCheck check)
    {
        check.Text("details.subject", Subject, 1, TextLimits.Subject);
        check.Text("details.summary", Summary, 0, TextLimits.Summary);
        check.Text("details.content", Content, 1, TextLimits.Content);
        check.Text("details.cause", Cause, 0, TextLimits.Cause);
        check.Text("details.petitioner.name", Petitioner.Name, 0, TextLimits.PersonName);
        check.Text("details.petitioner.phone", Petitioner.Phone, 0, TextLimits.Phone);
        check.Text("details.petitioner.address", Petitioner.Address, 0, TextLimits.Address);
        if (Petitioner.IdentityDigest.Length > TextLimits.IdentityDigestBytes * 2)
            check.Reject("details.petitioner.identity_digest", $"must be at most {TextLimits.IdentityDigestBytes} bytes");
        check.Range("details.accused_units", AccusedUnits.Length, 0, TextLimits.ListLength);
        check.Range("details.petitioner_count", PetitionerCount, 1, 9_999);
        check.Range("details.affected_count", AffectedCount, 0, 99_999_999);
        check.Range("details.group_representatives", GroupRepresentatives, 0, TextLimits.GroupRepresentatives);
        if (Anonymous && Petitioner.Name.Length > 0)
            check.Reject("details.petitioner.name", "must be empty where the petitioner is anonymous");
    }
}
