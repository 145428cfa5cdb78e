using System.Text.Json.Serialization;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// <see cref="PetitionState"/> as it is kept: empty is null and null is left out, and times are ticks,
/// which lose nothing. Names are short as they are repeated in every row.
/// </summary>
internal sealed class StoredState
{
    public Guid Id { get; set; }
    public long Version { get; set; }
    public string QueryCode { get; set; } = "";
    public string Registrar { get; set; } = "";
    public long RegisteredAt { get; set; }
    public StoredDetails Details { get; set; } = new();
    public int Status { get; set; }
    public string Holder { get; set; } = "";
    public long HeldSince { get; set; }
    public Guid Matter { get; set; }
    public StoredNumber[]? Numbers { get; set; }
    public StoredHandover[]? Handovers { get; set; }
    public string[]? Copied { get; set; }
    public string? LeadUnit { get; set; }
    public string[]? Assisting { get; set; }
    public long? AcceptedAt { get; set; }
    public long? ConcludedAt { get; set; }
    public string? ConcludedBy { get; set; }
    public bool Extended { get; set; }
    public string? Arbiter { get; set; }
    public string? FuchaBy { get; set; }
    public long? FuchaDecidedAt { get; set; }
    public string[]? ReportsAwaitingDecision { get; set; }
    public int[]? Evaluated { get; set; }
    public int? ExtensionDays { get; set; }
    public int[]? HearingDays { get; set; }
    public string[]? PastHolders { get; set; }
    public int? Bounces { get; set; }
    public int? BouncesTold { get; set; }
    public long? BetweenHandsSince { get; set; }
    public long? PassingCountedFrom { get; set; }
    public StoredDuty[]? Duties { get; set; }
}

/// <summary>The details of a <see cref="StoredState"/>: those without texts and personal data.</summary>
internal sealed class StoredDetails
{
    public int Channel { get; set; }
    public int Purpose { get; set; }
    public string Category { get; set; } = "";
    public string? Territory { get; set; }
    public string[]? AccusedUnits { get; set; }
    public int PetitionerCount { get; set; }
    public int AffectedCount { get; set; }
    public bool Anonymous { get; set; }
    public bool ConsentToPublish { get; set; }
    public bool JointLetter { get; set; }
    public int GroupRepresentatives { get; set; }
    public bool CrossRegion { get; set; }
    public bool LitigationRelated { get; set; }
    public bool BacklogCase { get; set; }
    public bool LeaderLed { get; set; }
    public bool Urgent { get; set; }
    public int? Secrecy { get; set; }
    public bool FirstTime { get; set; }
    public long? SubmittedAt { get; set; }
    public bool ExcludedFromStatistics { get; set; }
}

/// <summary>A number by which a unit knows the item.</summary>
internal sealed class StoredNumber
{
    public string Unit { get; set; } = "";
    public string Number { get; set; } = "";
}

/// <summary>A handover of a <see cref="StoredState"/>.</summary>
internal sealed class StoredHandover
{
    public int Kind { get; set; }
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public long At { get; set; }
    public long? Deadline { get; set; }
    public bool ReportWanted { get; set; }
    public long? ReceivedAt { get; set; }
    public long? ObjectionDue { get; set; }
    public bool ObjectionRefused { get; set; }
}

/// <summary>A duty of a <see cref="StoredState"/>.</summary>
internal sealed class StoredDuty
{
    public int Number { get; set; }
    public int Kind { get; set; }
    public string Unit { get; set; } = "";
    public string? OwedTo { get; set; }
    public long StartedAt { get; set; }
    public long DueAt { get; set; }
    public bool IsProvisional { get; set; }
    public string RuleSet { get; set; } = "";
    public int State { get; set; }
    public long? EndedAt { get; set; }
    public int? Told { get; set; }
}

/// <summary>Code that writes and reads <see cref="StoredState"/>, made at build time.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StoredState))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
