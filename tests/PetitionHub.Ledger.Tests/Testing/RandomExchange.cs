using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>
/// A seeded history of several petitions: each time some unit takes some step that the rules allow, and now and then a unit is
/// moved.
/// </summary>
public sealed class RandomExchange(TestLedger ledger, int seed)
{
    private const string Text = "说明理由：反映的问题需要处理，已经核实。";
    private const int Tries = 60;

    private static readonly Unit[] Units =
    [
        .. TestUnits.All,
        TestUnits.Make("430104", "discipline", OrganType.Discipline, "discipline"),
        TestUnits.Make("430104", "political-legal", OrganType.PoliticalLegal, "law"),
        TestUnits.Make("430000", "housing", OrganType.CompetentOrgan, "housing"),
        TestUnits.Make("430104001", "housing", OrganType.CompetentOrgan, "housing"),
    ];

    private readonly Random _dice = new(seed);

    // Of its own: what else happens does not depend on it.
    private readonly Random _accusing = new(seed);
    private readonly List<PetitionId> _petitions = [];

    /// <summary>How often each step was taken.</summary>
    public Dictionary<StepKind, int> Taken { get; } = [];

    public async Task BeginAsync()
    {
        foreach (var unit in Units.Skip(TestUnits.All.Count))
            await ledger.AcceptAsync(Commands.RegisterUnit(unit));
    }

    /// <summary>Takes so many steps.</summary>
    public async Task GoOnAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            ledger.Clock.Advance(TimeSpan.FromMinutes(_dice.Next(600)));
            if (_petitions.Count == 0 || _dice.Next(8) == 0)
                await RegisterAsync();
            else if (_dice.Next(40) == 0)
                await MoveAUnitAsync();
            else if (_dice.Next(10) == 0)
                await TellAsync(Pick([.. _petitions]));
            else
                await TakeAStepAsync(_petitions[^(1 + _dice.Next(Math.Min(6, _petitions.Count)))]);
        }
    }

    private async Task RegisterAsync()
    {
        var petition = Commands.NewId();
        var details = Details();
        var registration = Commands.NewRegistration() with { Details = details };
        var registrar = Actor.Of(Pick(TestUnits.Yuelu, TestUnits.Changsha, TestUnits.Hunan, TestUnits.Housing).Code);
        // A unit that is suspended at the time registers nothing.
        if ((await ledger.SubmitAsync(Commands.Submit(registrar, petition, registration))).IsAccepted)
            _petitions.Add(petition);
    }

    private PetitionDetails Details() => Commands.Details() with
    {
        Purpose = Pick(Purpose.Appeal, Purpose.Appeal, Purpose.Suggestion),
        BacklogCase = _dice.Next(3) == 0,
        ExcludedFromStatistics = _dice.Next(5) == 0,
        PetitionerCount = 1 + _dice.Next(12),
        Territory = Pick(TestUnits.Yuelu, TestUnits.Changsha).Territory,
        AccusedUnits = _accusing.Next(3) == 0 ? [TestUnits.Education.Code] : [],
    };

    private async Task MoveAUnitAsync()
    {
        var unit = Pick(TestUnits.Education, TestUnits.Housing);
        if (_dice.Next(2) == 0)
        {
            // Mostly it is suspended for a while, so that the bureau above takes over what it holds.
            await ledger.SubmitAsync(Commands.ChangeUnit(Pick(UnitChangeKind.Suspend, UnitChangeKind.Reinstate), unit));
            return;
        }

        await ledger.SubmitAsync(Commands.ChangeUnit(
            UnitChangeKind.Update, unit with
            {
                Territory = Territory.Parse(Pick("430104", "430104001", "430104002")),
                Organ = Pick(OrganType.CompetentOrgan, OrganType.Enterprise)
            }));
    }

    /// <summary>The hub tells what is past its date.</summary>
    private async Task TellAsync(PetitionId petition)
    {
        var state = (await ledger.Petitions.GetPetitionAsync(petition, TestLedger.Token))!.State;
        foreach (var duty in state.Duties.Where(duty => duty.IsOpen && duty.DueAt <= ledger.Clock.GetUtcNow()))
        {
            var told = await ledger.SubmitAsync(
                Commands.Submit(Actor.Hub, petition, new DeadlineNotice(duty.Number, DeadlineStage.Overdue)));
            if (told.IsAccepted)
                Taken[StepKind.DeadlineNotice] = Taken.GetValueOrDefault(StepKind.DeadlineNotice) + 1;
        }
    }

    private async Task TakeAStepAsync(PetitionId petition)
    {
        var state = (await ledger.Petitions.GetPetitionAsync(petition, TestLedger.Token))!.State;
        for (var i = 0; i < Tries; i++)
        {
            // Mostly the holder, or the unit that handed the item to it.
            var actor = Pick(state.Holder, state.Holder, TestUnits.Yuelu.Code, state.Current?.From ?? state.Registrar,
                state.Arbiter ?? state.Registrar, Pick(Units).Code);
            var step = MakeStep(state);
            var result = await ledger.SubmitAsync(Commands.Submit(Actor.Of(actor), petition, step));
            if (!result.IsAccepted)
                continue;
            Taken[step.Kind] = Taken.GetValueOrDefault(step.Kind) + 1;
            var first = await ledger.Entries.GetEntryAsync(result.Value!.FirstSequence, TestLedger.Token);
            if (first!.Entry.StepCase == V1.LedgerEntry.StepOneofCase.Takeover)
                Taken[StepKind.Takeover] = Taken.GetValueOrDefault(StepKind.Takeover) + 1;
            return;
        }
    }

    private Step MakeStep(PetitionState state)
    {
        var unit = Pick(Units).Code;
        return _dice.Next(24) switch
        {
            0 or 1 => new Transfer(unit, ""),
            2 => new Assignment(unit, ledger.Clock.GetUtcNow().AddDays(1 + _dice.Next(60)), _dice.Next(2) == 0, ""),
            3 => new UpwardReport(unit, Text),
            4 when _dice.Next(3) == 0 => new Copying(unit, ""),
            5 => new Referral(Pick(ReferralKind.Litigation, ReferralKind.Discipline), unit, Text),
            6 when _dice.Next(4) == 0 => new Referral(ReferralKind.Elsewhere, null, Text),
            7 or 8 => new ReceiptAcknowledgement("", null),
            9 or 10 => new AcceptanceNotice(Text),
            11 => new Objection(Text, null),
            12 => new ObjectionDecision(_dice.Next(2) == 0, Text, null),
            13 => new Dispute(Text),
            14 => new DisputeDecision(unit, Text),
            15 => new UnitNaming(Pick(unit, state.Holder), [Pick(Units).Code], ""),
            16 => new HandlingOpinion("诉求", "事实和理由", "意见", "依据"),
            17 => new Evaluation(Pick(EvaluationTarget.Bureau, EvaluationTarget.CompetentUnit),
                Pick(Satisfaction.Satisfied, Satisfaction.NotSatisfied), ""),
            18 => new FuchaRequest(unit, Text),
            19 => new FuchaDecision(ReviewOutcome.Upheld, Text),
            20 => Pick<Step>(new FuheRequest(unit, Text), new FuheDecision(ReviewOutcome.Upheld, Text)),
            21 when _dice.Next(4) == 0 => new RepeatLink(Pick([.. _petitions]), "", null),
            22 when _dice.Next(3) == 0 => new Amendment(Details(), Text, state.Version),
            23 when _dice.Next(12) == 0 => new Voiding(Text),
            _ => new ProgressReport("已派人现场查看。", false),
        };
    }

    private T Pick<T>(params T[] all) => all[_dice.Next(all.Length)];
}
