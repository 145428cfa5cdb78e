using Google.Protobuf.WellKnownTypes;
using PetitionHub.Lab.Demo.Reporting;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class AuditTests
{
    private static readonly Timestamp Due = new() { Seconds = 1_000 };

    [Fact]
    public void OutcomeOf_Concluded_IsConcluded() =>
        Assert.Equal(Outcome.Concluded, Audit.OutcomeOf(new Petition { Status = PetitionStatus.Concluded }));

    [Fact]
    public void OutcomeOf_ConcludedAfterADecidedObjection_IsRedirected() => Assert.Equal(
        Outcome.RedirectedAndConcluded,
        Audit.OutcomeOf(
            new Petition { Status = PetitionStatus.Concluded, Duties = { Made(DutyKind.DecideObjection, DutyState.Met, 5) } }));

    [Theory]
    [InlineData(HandoverKind.LitigationReferral, PetitionStatus.Received, "ReferredAsLitigation")]
    [InlineData(HandoverKind.DisciplineReferral, PetitionStatus.Received, "ReferredToDiscipline")]
    [InlineData(HandoverKind.DisciplineReferral, PetitionStatus.HandedOver, "Unfinished")]
    [InlineData(HandoverKind.Transfer, PetitionStatus.Received, "Unfinished")]
    public void OutcomeOf_LastHandover_TellsReferrals(HandoverKind last, PetitionStatus status, string outcome)
    {
        var petition = new Petition { Status = status };
        petition.Handovers.Add(new Handover { Kind = HandoverKind.Transfer });
        petition.Handovers.Add(new Handover { Kind = last });

        Assert.Equal(outcome, $"{Audit.OutcomeOf(petition)}");
    }

    [Fact]
    public void Add_Petitions_OutcomesAndDutiesAddUp()
    {
        var audit = new Audit();
        audit.Add(new Petition
        {
            Status = PetitionStatus.Concluded,
            Duties =
            {
                Made(DutyKind.Receive, DutyState.Met, 999), Made(DutyKind.Receive, DutyState.Met, 1_001),
                Made(DutyKind.Notify, DutyState.Lapsed, 5),
            },
        });
        audit.Add(new Petition { Status = PetitionStatus.Accepted, Duties = { Made(DutyKind.Receive, DutyState.Open, 0) } });

        Assert.Equal(2, audit.Total);
        Assert.Equal(1, audit.Concluded);
        Assert.Equal(1, audit.Of(Outcome.Unfinished));
        Assert.Equal(new DutyCount(1, 1, 1, 0), audit.Duties[DutyKind.Receive]);
        Assert.Equal(new DutyCount(0, 0, 0, 1), audit.Duties[DutyKind.Notify]);
        Assert.Equal(4, audit.Duties.Values.Sum(count => count.Total));
    }

    private static Duty Made(DutyKind kind, DutyState state, long endSeconds) =>
        new() { Kind = kind, State = state, DueTime = Due, EndTime = new Timestamp { Seconds = endSeconds } };
}
