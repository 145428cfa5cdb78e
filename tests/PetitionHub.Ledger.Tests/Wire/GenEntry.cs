using System.Collections.Immutable;
using CsCheck;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Tests.Wire;

/// <summary>Entries as the rules make them: any step, with and without every optional value.</summary>
internal static class GenEntry
{
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['a', 'z'], 0, 12],
        Gen.OneOf("", "信访件", "𠮷野 \u200b\n\"quoted\"", new string('字', 300)));

    public static readonly Gen<UnitCode> Unit =
        Gen.Int[0, 999_999].Select(Gen.OneOf("bureau", "housing", "x"), (n, kind) => UnitCode.Parse($"{n:000000}-{kind}"));

    public static readonly Gen<PetitionId> Petition = Gen.Guid.Where(id => id != Guid.Empty).Select(id => new PetitionId(id));

    public static readonly Gen<DateTimeOffset> Time =
        Gen.Long[0, 7_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<Territory> Place =
        Gen.OneOf("000000", "110000", "430100", "430103", "430103004", "441900", "441900003")
            .Select(Domain.Units.Territory.Parse);

    private static readonly Gen<ImmutableArray<UnitCode>> Units = Unit.Array[0, 4].Select(units => units.ToImmutableArray());

    private static readonly Gen<Petitioner> Petitioner = Gen.OneOf(
        Gen.Const(Domain.Petitions.Petitioner.Anonymous),
        Gen.Select(Text, Text, Text, Gen.Byte.Array[0, 64], (name, phone, address, digest) =>
            new Petitioner(name, phone, address, Convert.ToHexStringLower(digest))));

    private static readonly Gen<PetitionDetails> Flagged = Gen.Bool.Array[11].Select(flag => new PetitionDetails
    {
        Subject = "",
        Category = "",
        Channel = Channel.Letter,
        Purpose = Purpose.Other,
        Territory = Territory.Country,
        Anonymous = flag[0],
        ConsentToPublish = flag[1],
        JointLetter = flag[2],
        CrossRegion = flag[3],
        LitigationRelated = flag[4],
        BacklogCase = flag[5],
        LeaderLed = flag[6],
        Urgent = flag[7],
        FirstTime = flag[8],
        ExcludedFromStatistics = flag[9],
    });

    private static readonly Gen<PetitionDetails> Worded = Flagged.Select(
        Text.Array[4], Petitioner, Units, Gen.Int[1, 9_999].Array[3], (flagged, texts, petitioner, accused, counts) =>
            flagged with
            {
                Subject = texts[0],
                Summary = texts[1],
                Content = texts[2],
                Cause = texts[3],
                Petitioner = petitioner,
                AccusedUnits = accused,
                PetitionerCount = counts[0],
                AffectedCount = counts[1],
                GroupRepresentatives = counts[2] % 6,
            });

    public static readonly Gen<PetitionDetails> Details = Gen.Select(
        Worded,
        Any<Channel>().Select(Any<Purpose>()),
        Gen.Int[0, 999_999].Select(Place),
        Optional(Any<SecrecyLevel>()),
        Optional(Time),
        (worded, classed, placed, secrecy, submitted) => worded with
        {
            Channel = classed.Item1,
            Purpose = classed.Item2,
            Category = placed.Item1.ToString("000000", provider: null),
            Territory = placed.Item2,
            Secrecy = secrecy,
            SubmittedAt = submitted,
        });

    public static readonly Gen<Attachment> Attachment = Gen.Select(
        Gen.Byte.Array[32], Gen.Long[1, 1L << 40], Text, Text, (sha256, size, name, type) =>
        AttachmentId.TryOf(sha256, out var id) ? new Attachment(id, size, name, type) : throw new InvalidOperationException());

    public static readonly Gen<PetitionNumber> Number = Unit.Select(Text, (unit, number) => new PetitionNumber(unit, number));

    public static readonly Gen<Unit> WholeUnit = Gen.Select(
        Unit, Text, Place, Any<OrganType>(), Any<UnitStatus>(), Optional(Unit), (code, name, place, organ, status, successor) =>
            new Unit(code, name, place, organ, "housing", status, successor));

    public static readonly Gen<Duty> Duty = Gen.Select(
        Gen.Int[1, 40].Select(Any<DutyKind>()), Unit, Optional(Unit), Time.Select(Time),
        Gen.Bool.Select(Optional(Any<DeadlineStage>())),
        Any<DutyState>().Select(Optional(Time)),
        (what, unit, owedTo, times, flags, end) => new Duty(
            what.Item1, what.Item2, unit, owedTo, times.Item1, times.Item2, flags.Item1, "national-2022", end.Item1, end.Item2,
            flags.Item2));

    private static readonly Gen<Actor> Who =
        Gen.OneOf(Unit.Select(Actor.Of), Gen.OneOf("chen", "on-duty-2").Select(Actor.Operator));

    public static Gen<Entry> With(StepKind kind) => Gen.Select(
        Optional(Petition).Select(Who), Time, GenStep.Of(kind), Units, Optional(Unit), Optional(Any<PetitionStatus>()),
        Duty.Array[0, 3],
        (who, time, step, addressees, holder, status, duties) =>
            new Entry(who.Item1, who.Item2, time, step, addressees, holder, status, [.. duties]));

    public static Gen<T> Any<T>()
        where T : struct, Enum =>
        Gen.OneOf(Enum.GetValues<T>());

    public static Gen<T?> Optional<T>(Gen<T> some)
        where T : struct =>
        Gen.OneOf(Gen.Const((T?)null), some.Select(value => (T?)value));
}
