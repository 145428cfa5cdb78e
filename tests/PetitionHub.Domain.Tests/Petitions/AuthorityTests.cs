using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>Every step by every relation from every status: allowed or refused exactly as <see cref="Authority"/> says.</summary>
public sealed class AuthorityTests
{
    /// <summary>Units that are one thing each to the petition of <see cref="Standing"/>.</summary>
    private static readonly Dictionary<UnitCode, Relation> Units = new()
    {
        [ZhejiangHousing] = Relation.Registrar,
        [ChangshaHousing] = Relation.Holder | Relation.Chain,
        [HunanHousing] = Relation.Sender | Relation.Chain,
        [NationalHousing] = Relation.Chain,
        [ChangshaHealth] = Relation.Assisting,
        [YueluHousing] = Relation.Copied,
        [ChangshaBureau] = Relation.SuperiorBureau,
        [ChangshaConference] = Relation.JointConference,
        [YueluBureau] = Relation.Arbiter,
        [TianxinHousing] = Relation.Decider,
        [TianxinBureau] = Relation.Debtor,
        [ZhejiangBureau] = Relation.Overseer,
        [HangzhouHousing] = Relation.Accused,
        [HangzhouBureau] = Relation.None,
    };

    private static readonly Case Empty = new();

    /// <summary>The holder of <see cref="Standing"/> cannot act: the bureau above it stands in for it.</summary>
    private static readonly Case HolderAway = new Case().Changes(UnitChangeKind.Suspend, ChangshaHousing);

    public static TheoryData<StepKind> Steps => [.. Enum.GetValues<StepKind>().Where(kind => Authority.Of(kind) is not null)];

    [Fact]
    public void Relations_OfEachUnit_AreThoseThatTheMatrixNeeds()
    {
        foreach (var (unit, relation) in Units)
            Assert.Equal((unit, relation), (unit, RelationOf(Standing(PetitionStatus.Received), unit)));
        var standIn = RelationOf(Standing(PetitionStatus.Received), ChangshaBureau, HolderAway);
        Assert.Equal(Relation.SuperiorBureau | Relation.StandIn, standIn);
        var all = Units.Values.Append(standIn).Aggregate((a, b) => a | b);
        Assert.Equal(Enum.GetValues<Relation>().Aggregate((a, b) => a | b), all);
    }

    [Fact]
    public void Of_EveryStepOfAPetition_HasARow() =>
        Assert.Equal(
            [StepKind.UnitChange, StepKind.Registration],
            Enum.GetValues<StepKind>().Where(kind => Authority.Of(kind) is null));

    [Theory, MemberData(nameof(Steps))]
    public void Decide_ByEveryRelationFromEveryStatus_IsWhatTheTableSays(StepKind kind)
    {
        var row = Authority.Of(kind)!;
        foreach (var status in Enum.GetValues<PetitionStatus>())
            foreach (var (unit, relation) in Units)
            {
                var expected = relation is Relation.None or Relation.Accused ? RefusalReason.PetitionNotFound
                    : (relation & row.By) == Relation.None ? RefusalReason.RelationMissing
                    : row.From.Contains(status) ? (RefusalReason?)null
                    : RefusalReason.StepOutOfOrder;

                var actual = Decide(kind, status, unit, relation);

                var where = $"{kind} by {relation} from {status}: {actual}";
                if (expected is { } reason)
                    Assert.True(actual == reason, $"{where}, not {reason}");
                else
                    Assert.False(actual is RefusalReason.RelationMissing or RefusalReason.PetitionNotFound, where);
            }
    }

    [Theory, MemberData(nameof(Steps))]
    public void Decide_ByTheStandIn_IsWhatTheTableSaysOfTheHolder(StepKind kind)
    {
        var row = Authority.Of(kind)!;
        foreach (var status in Enum.GetValues<PetitionStatus>())
        {
            var isAllowed = row.By == Relation.Holder || (row.By & (Relation.SuperiorBureau | Relation.StandIn)) != Relation.None;
            var expected = !isAllowed ? RefusalReason.RelationMissing : row.From.Contains(status) ? (RefusalReason?)null
                : RefusalReason.StepOutOfOrder;

            var actual = Refusal(kind, status, ChangshaBureau, Relation.StandIn, HolderAway)?.Reason;

            if (expected is { } reason)
                Assert.Equal((status, reason), (status, actual));
            else
                Assert.False(actual is RefusalReason.RelationMissing or RefusalReason.PetitionNotFound, $"{status}: {actual}");
        }
    }

    [Fact]
    public void Decide_RefusedForTheRelation_SaysWhatIsNeededAndHeld()
    {
        var refusal = Refusal(StepKind.Transfer, PetitionStatus.Received, YueluHousing, Relation.Copied)!;

        Assert.Equal(("Transfer", "Holder", "Copied"),
            (refusal.Metadata["step"], refusal.Metadata["needed"], refusal.Metadata["held"]));
    }

    private static RefusalReason? Decide(StepKind kind, PetitionStatus status, UnitCode actor, Relation relation) =>
        Refusal(kind, status, actor, relation)?.Reason;

    private static Refusal? Refusal(StepKind kind, PetitionStatus status, UnitCode actor, Relation relation, Case? asOf = null)
    {
        var state = Standing(status);
        // An earlier petition that every reader of this one sees, and listed supervision by a conference only.
        var context = (asOf ?? Empty)
            .Context with
        { FindPetition = id => Standing(PetitionStatus.FuheDecided) with { Id = id, Matter = state.Matter } };
        var step = Sample.Of(
            kind, TianxinHousing, Empty.Now, state.Version, new PetitionId(Guid.AllBitsSet),
            relation.HasFlag(Relation.JointConference));
        return Procedure.Decide(state, new Command(Guid.Empty, Actor.Of(actor), state.Id, [step]), context).Refusal;
    }

    private static Relation RelationOf(PetitionState state, UnitCode unit, Case? asOf = null) =>
        Relations.Of(state, Country.Units.Single(u => u.Code == unit), (asOf ?? Empty).Directory);

    private static PetitionState Standing(PetitionStatus status) => new()
    {
        Id = Empty.Id,
        Version = 9,
        QueryCode = "QUERY-CODE",
        Registrar = ZhejiangHousing,
        RegisteredAt = Empty.Now,
        Details = Sample.Accusing(HangzhouHousing),
        Status = status,
        Holder = ChangshaHousing,
        HeldSince = Empty.Now,
        Matter = Empty.Id,
        Handovers =
        [
            new Handover(HandoverKind.Transfer, NationalHousing, HunanHousing, Empty.Now),
            new Handover(HandoverKind.Transfer, HunanHousing, ChangshaHousing, Empty.Now, ReceivedAt: Empty.Now),
        ],
        Copied = [YueluHousing],
        Assisting = [ChangshaHealth],
        AcceptedAt = Empty.Now,
        ConcludedAt = Empty.Now,
        ConcludedBy = TianxinHousing,
        Arbiter = YueluBureau,
        FuchaBy = TianxinHousing,
        FuchaDecidedAt = Empty.Now,
        Duties =
        [
            new Duty(
                1, DutyKind.GiveFeedback, TianxinBureau, ChangshaBureau, Empty.Now, Empty.Now.AddDays(30), false,
                "national-2022"),
        ],
    };
}
