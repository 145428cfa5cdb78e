using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>
/// Every change of the directory, of every kind of organ, by every caller: allowed or refused as it is written here.
/// </summary>
public sealed class DirectoryAuthorityTests
{
    private static readonly UnitCode Changed = UnitCode.Parse("430103-changed");

    private static readonly Dictionary<UnitCode, bool> StandsAbove = new()
    {
        [TianxinBureau] = true,
        [ChangshaBureau] = true,
        [HunanBureau] = true,
        [NationalBureau] = true,
        [YueluBureau] = false,
        [ZhejiangBureau] = false,
        [TianxinHousing] = false,
        [ChangshaHousing] = false,
        [ChangshaDiscipline] = false,
        [ChangshaConference] = false,
        [Changed] = false,
    };

    public static TheoryData<string> Changes =>
        ["Register", "Nothing", "Name", "Territory", "Organ", "System", "Suspend", "Reinstate", "Abolish", "AbolishWithHeir"];

    [Theory, MemberData(nameof(Changes))]
    public void Change_ByEachCaller_IsWhatTheTableSays(string change)
    {
        foreach (var organ in Enum.GetValues<OrganType>())
        {
            foreach (var (caller, standsAbove) in StandsAbove.Where(caller =>
                caller.Key != Changed || change is not ("Register" or "Reinstate")))
            {
                // A bureau of the same territory is a peer, not a superior.
                var isAbove = standsAbove && !(organ == OrganType.Bureau && caller == TianxinBureau);
                var isOfBureaux = change == "Nothing" || (change is "Name"
                    && organ is not (OrganType.JointConference or OrganType.PoliticalLegal or OrganType.Discipline));
                RefusalReason? expected = !isAbove ? RefusalReason.RelationMissing : isOfBureaux ? null
                    : RefusalReason.OperatorRequired;

                var refusal = Ask(Actor.Of(caller), change, organ);

                Assert.Equal((organ, caller, expected), (organ, caller, refusal?.Reason));
                if (expected == RefusalReason.OperatorRequired)
                    Assert.Equal(["matter", "organ_type", "unit"], refusal!.Metadata.Keys.Order());
            }

            Assert.Null(Ask(Actor.Operator("test"), change, organ));
        }
    }

    [Fact]
    public void Register_OfACodeThatEndedWithAUnit_IsRefusedForAll()
    {
        var directory = Directory();
        directory.Put(Unit("430103-housing") with { Status = UnitStatus.Abolished, Successor = TianxinHealth });

        Assert.Equal(RefusalReason.UnitExists,
            Ask(Actor.Operator("test"), Sample.Change(UnitChangeKind.Register, Unit("430103-housing")), directory)?.Reason);
        Assert.Equal(RefusalReason.UnitExists,
            Ask(Actor.Of(TianxinBureau), Sample.Change(UnitChangeKind.Register, Unit("430103-housing")), directory)?.Reason);
    }

    private static Refusal? Ask(Actor actor, string change, OrganType organ)
    {
        var unit = new Unit(Changed, "changed", Territory.Parse("430103"), organ, "some");
        var directory = Directory();
        if (change != "Register")
            directory.Put(change == "Reinstate" ? unit with { Status = UnitStatus.Suspended } : unit);
        return Ask(
            actor,
            change switch
            {
                "Register" => Sample.Change(UnitChangeKind.Register, unit),
                "Nothing" => Sample.Change(UnitChangeKind.Update, unit),
                "Name" => Sample.Change(UnitChangeKind.Update, unit with { Name = "another" }),
                // To where every bureau above stands, too.
                "Territory" => Sample.Change(UnitChangeKind.Update, unit with { Territory = Territory.Parse("430103001") }),
                "Organ" => Sample.Change(
                    UnitChangeKind.Update,
                    unit with { Organ = organ == OrganType.Enterprise ? OrganType.MassOrganisation : OrganType.Enterprise }),
                "System" => Sample.Change(UnitChangeKind.Update, unit with { System = "other" }),
                "Suspend" => Sample.Change(UnitChangeKind.Suspend, unit),
                "Reinstate" => Sample.Change(UnitChangeKind.Reinstate, unit),
                "Abolish" => Sample.Change(UnitChangeKind.Abolish, unit),
                _ => Sample.Change(UnitChangeKind.Abolish, unit with { Successor = TianxinHealth }),
            },
            directory);
    }

    private static Refusal? Ask(Actor actor, UnitChange change, UnitDirectory directory) =>
        Procedure.Decide(null, new Command(Guid.NewGuid(), actor, null, [change]), new Case { Directory = directory }.Context)
            .Refusal;
}
