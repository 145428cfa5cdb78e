using System.Reflection;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>Steps with plausible contents, so that a test says only what it is about.</summary>
internal static class Sample
{
    public const string Reasons = "reasons enough for anyone to follow";

    public static PetitionDetails Details { get; } = new()
    {
        Subject = "A leaking roof",
        Content = "The roof has leaked for two years and nobody answers.",
        Channel = Channel.Letter,
        Purpose = Purpose.Appeal,
        Category = CategoryTable.OtherCode,
        Territory = Territory.Parse("430103"),
    };

    public static PetitionDetails Accusing(params UnitCode[] units) =>
        Details with { Purpose = Purpose.Accusation, AccusedUnits = [.. units] };

    public static Registration Registration(PetitionDetails? details = null) => new(details ?? Details, [], "QUERY-CODE");

    public static Amendment Amendment(PetitionDetails details, long version) => new(details, Reasons, version);

    public static RepeatLink RepeatLink(PetitionId earlier) => new(earlier, "", null);

    public static Voiding Voiding() => new(Reasons);

    public static Transfer Transfer(UnitCode to) => new(to, "");

    public static Assignment Assignment(UnitCode to, DateTimeOffset deadline, bool reportWanted = true) =>
        new(to, deadline, reportWanted, "");

    public static UpwardReport UpwardReport(UnitCode to) => new(to, Reasons);

    public static Copying Copying(UnitCode to) => new(to, "");

    public static Referral Referral(ReferralKind kind, UnitCode? to = null) => new(kind, to, Reasons);

    public static ReceiptAcknowledgement Receipt(string ownNumber = "") => new(ownNumber, null);

    public static AcceptanceNotice Acceptance() => new(Reasons);

    public static Objection Objection(UnitCode? suggested = null) => new(Reasons, suggested);

    public static ObjectionDecision ObjectionDecision(bool agreed, UnitCode? redirectTo = null) =>
        new(agreed, Reasons, redirectTo);

    public static Dispute Dispute() => new(Reasons);

    public static DisputeDecision DisputeDecision(UnitCode responsible) => new(responsible, Reasons);

    public static UnitNaming UnitNaming(UnitCode lead, params UnitCode[] assisting) => new(lead, [.. assisting], "");

    public static ProgressReport Progress(bool partDone = false) => new("A plumber was sent.", partDone);

    public static Extension Extension(int days) => new(days, Reasons, "Director Li");

    public static Mediation Mediation() => new(Reasons);

    public static HandlingOpinion Opinion() => new("a dry flat", "the roof leaks", "it is to be mended", "Civil Code Art 713");

    public static CompletionReport CompletionReport() => new(Reasons);

    public static CompletionReportDecision CompletionReportDecision(UnitCode reporting, bool accepted) =>
        new(reporting, accepted, accepted ? "" : "Say what was done.");

    public static FuchaRequest FuchaRequest(UnitCode reviewing) => new(reviewing, Reasons);

    public static FuchaDecision FuchaDecision() => new(ReviewOutcome.Upheld, Reasons);

    public static FuheRequest FuheRequest(UnitCode reviewing) => new(reviewing, Reasons);

    public static FuheDecision FuheDecision() => new(ReviewOutcome.Upheld, Reasons);

    public static Hearing Hearing(int days) => new(days, "");

    public static RepeatRefusal RepeatRefusal(PetitionId earlier) => new(earlier, Reasons);

    public static Urging Urging() => new(Reasons);

    public static Supervision Supervision(bool listed = false) => new(Reasons, listed);

    public static Feedback Feedback() => new(Reasons);

    public static UrgentReport UrgentReport() => new(Reasons);

    public static AttachmentFiling Filing(params IEnumerable<Attachment> attachments) =>
        new(attachments.Any() ? [.. attachments] : [Attachment(1)], "");

    public static Attachment Attachment(byte number) =>
        AttachmentId.TryOf(Enumerable.Repeat(number, 32).ToArray(), out var id)
            ? new Attachment(id, 1_000, $"{number}.pdf", "application/pdf")
            : throw new InvalidOperationException();

    public static Evaluation Evaluation(EvaluationTarget target) => new(target, Satisfaction.Satisfied, "");

    public static DeadlineNotice Notice(int dutyNumber, DeadlineStage stage) => new(dutyNumber, stage);

    public static Unparking Unparking(UnitCode unit) => new(unit, "main", 1, Reasons);

    public static UnitChange Change(UnitChangeKind change, Unit unit) => new(change, unit, "The government decided so.");

    /// <summary>A step of any kind of a petition; what names a unit, a date or a petition names the given ones.</summary>
    public static Step Of(
        StepKind kind, UnitCode unit, DateTimeOffset now, long version, PetitionId earlier, bool flag = true) => kind switch
        {
            StepKind.Registration => Registration(),
            StepKind.Amendment => Amendment(Details, version),
            StepKind.RepeatLink => RepeatLink(earlier),
            StepKind.Transfer => Transfer(unit),
            StepKind.Assignment => Assignment(unit, now.AddDays(20), flag),
            StepKind.Copying => Copying(unit),
            StepKind.Referral => Referral(ReferralKind.Discipline, unit),
            StepKind.ReceiptAcknowledgement => Receipt("own-1"),
            StepKind.Objection => Objection(),
            StepKind.ObjectionDecision => ObjectionDecision(flag),
            StepKind.UnitNaming => UnitNaming(unit, Country.ChangshaHealth),
            StepKind.ProgressReport => Progress(),
            StepKind.Extension => Extension(10),
            StepKind.HandlingOpinion => Opinion(),
            StepKind.CompletionReportDecision => CompletionReportDecision(unit, flag),
            StepKind.FuchaDecision => FuchaDecision(),
            StepKind.Hearing => Hearing(7),
            StepKind.FuheDecision => FuheDecision(),
            StepKind.RepeatRefusal => RepeatRefusal(earlier),
            StepKind.AttachmentFiling => Filing(),
            StepKind.Evaluation => Evaluation(flag ? EvaluationTarget.Bureau : EvaluationTarget.CompetentUnit),
            StepKind.DeadlineNotice => Notice(1, flag ? DeadlineStage.Warning : DeadlineStage.Overdue),
            StepKind.DeadlineChange => new DeadlineChange([1, 2, 3]),
            StepKind.BuckPassingNotice => new BuckPassingNotice(),
            StepKind.Unparking => Unparking(unit),
            _ => Plain(kind, unit, flag),
        };

    /// <summary>A step that consists of texts, units and flags: every one is made from what is given.</summary>
    private static Step Plain(StepKind kind, UnitCode unit, bool flag)
    {
        var type = typeof(Step).Assembly.GetType($"{typeof(Step).Namespace}.{kind}", throwOnError: true)!;
        var made = type.GetConstructors().Single();
        return (Step)made.Invoke([.. made.GetParameters().Select(Value)]);

        object Value(ParameterInfo parameter) => parameter.ParameterType switch
        {
            var part when part == typeof(string) => Reasons,
            var part when part == typeof(UnitCode) => unit,
            var part when part == typeof(bool) => flag,
            var part => throw new NotSupportedException($"{kind} needs a row: its {parameter.Name} is a {part.Name}."),
        };
    }
}
