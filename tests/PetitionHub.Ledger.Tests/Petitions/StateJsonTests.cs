using System.Collections;
using System.Text;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Tests.Petitions;

public sealed class StateJsonTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_OfAStateWithEveryProperty_GivesItBack()
    {
        var state = Full();

        Assert.Equivalent(state, StateJson.Read(StateJson.Write(state)), strict: true);
    }

    [Fact]
    public void Full_LeavesNoPropertyAtItsDefault()
    {
        // Guards the test above: a property that is added later must be set there too, or it could be lost unnoticed.
        var (state, details) = (Full(), Full().Details);
        string[] derived = [nameof(PetitionState.Current), nameof(PetitionState.IsEnded), nameof(PetitionState.Duties)];
        string[] texts =
        [
            nameof(details.Subject), nameof(details.Summary), nameof(details.Content), nameof(details.Cause),
            nameof(details.Petitioner),
        ];
        AssertSet(state, derived);
        AssertSet(details, texts);
        AssertSet(state.Handovers[0], []);
    }

    [Fact]
    public void Read_OfAStateWithNothingOptional_GivesItBack()
    {
        var state = Bare();

        var json = StateJson.Write(state);

        Assert.Equivalent(state, StateJson.Read(json), strict: true);
        Assert.Empty(StateJson.Read(json).Handovers);
        Assert.DoesNotContain("null", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.DoesNotContain("handovers", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ChineseText_IsNotEscaped() =>
        Assert.Contains(
            "长信〔2026〕1号",
            Encoding.UTF8.GetString(StateJson.Write(Bare() with { Numbers = [new PetitionNumber(Code("a2"), "长信〔2026〕1号")] })),
            StringComparison.Ordinal);

    private static void AssertSet(object record, IReadOnlyCollection<string> except)
    {
        foreach (var property in record.GetType().GetProperties().Where(p => !except.Contains(p.Name)))
        {
            var value = property.GetValue(record);
            var isSet = value switch
            {
                null or "" or 0 or 0L or false => false,
                IEnumerable items => items.Cast<object>().Any(),
                _ => true,
            };
            Assert.True(isSet, $"{record.GetType().Name}.{property.Name} is at its default.");
        }
    }

    private static PetitionState Bare() => new()
    {
        Id = new PetitionId(Guid.Parse("01900000-0000-7000-8000-000000000001")),
        Version = 1,
        QueryCode = "q",
        Registrar = Code("a1"),
        RegisteredAt = Time,
        Details = new PetitionDetails
        {
            Subject = "",
            Channel = Channel.Letter,
            Purpose = Purpose.Appeal,
            Category = "010101",
            Territory = Territory.Country,
        },
        Status = PetitionStatus.Registered,
        Holder = Code("a1"),
        HeldSince = Time,
        Matter = new PetitionId(Guid.Parse("01900000-0000-7000-8000-000000000001")),
    };

    private static PetitionState Full() => Bare() with
    {
        Details = FullDetails(),
        Numbers = [new PetitionNumber(Code("a2"), "2026-1"), new PetitionNumber(Code("a3"), "<&\">")],
        Handovers =
        [
            new Handover(
                HandoverKind.Assignment, Code("a1"), Code("a2"), Time, Time.AddDays(1), true, Time.AddTicks(1), Time.AddDays(2),
                true),
            new Handover(HandoverKind.Transfer, Code("a2"), Code("a3"), Time),
        ],
        Copied = [Code("a4")],
        LeadUnit = Code("a5"),
        Assisting = [Code("a6"), Code("a7")],
        AcceptedAt = Time.AddDays(3),
        ConcludedAt = Time.AddDays(4),
        ConcludedBy = Code("a8"),
        Extended = true,
        Arbiter = Code("a9"),
        FuchaBy = Code("b1"),
        FuchaDecidedAt = Time.AddDays(5),
        ReportsAwaitingDecision = [Code("b2")],
        Evaluated = [EvaluationTarget.CompetentUnit],
        ExtensionDays = 30,
        HearingDays = [7, 12],
        PastHolders = [Code("a1"), Code("a2")],
        Bounces = 4,
        BouncesTold = 3,
        BetweenHandsSince = Time.AddDays(6),
        PassingCountedFrom = Time.AddDays(7),
    };

    private static PetitionDetails FullDetails() => Bare().Details with
    {
        Territory = Territory.Parse("430104001"),
        AccusedUnits = [Code("c1"), Code("c2")],
        PetitionerCount = 3,
        AffectedCount = 120,
        Anonymous = true,
        ConsentToPublish = true,
        JointLetter = true,
        GroupRepresentatives = 5,
        CrossRegion = true,
        LitigationRelated = true,
        BacklogCase = true,
        LeaderLed = true,
        Urgent = true,
        Secrecy = SecrecyLevel.Secret,
        FirstTime = true,
        SubmittedAt = Time.AddTicks(-7),
        ExcludedFromStatistics = true,
    };

    private static UnitCode Code(string code) => UnitCode.Parse(code);
}
