using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Rules;

/// <summary>
/// The time limits that hold in a territory from a day on. The articles are those of the 2022 Regulations on Letters
/// and Visits Work (R22); "practice" marks what interchange systems add. A unit's own receipt, where one is named, is
/// when it fetched and signed for the item.
/// </summary>
public sealed record RuleSet
{
    /// <summary>Its name, unique in a book, as <c>national-2022</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it holds; a set with a narrower scope goes before a wider one.</summary>
    public required Territory Scope { get; init; }

    /// <summary>The first day in Shanghai on which it holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>
    /// A bureau hands the item over (转送, 交办), or accepts it: from registration, or from when it signed for the item (R22 Art 22).
    /// </summary>
    public required Limit HandOver { get; init; }

    /// <summary>A unit fetches and signs for (签收) what was handed over to it (practice).</summary>
    public required Limit Receive { get; init; }

    /// <summary>
    /// A unit tells the petitioner that it accepts (受理告知), or of another way (告知其他途径): from registration, or from when it signed
    /// for the item (R22 Art 23).
    /// </summary>
    public required Limit Notify { get; init; }

    /// <summary>A unit objects (异议) to what was handed over to it, from its receipt (R22 Art 23).</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "To object (异议) is the act's name in the regulations.")]
    public required Limit Object { get; init; }

    /// <summary>The unit that handed over decides an objection (practice).</summary>
    public required Limit DecideObjection { get; init; }

    /// <summary>
    /// The common superior or joint conference decides an acceptance dispute (practice; R22 Art 24 sets no limit).
    /// </summary>
    public required Limit DecideDispute { get; init; }

    /// <summary>A unit concludes (办结) an appeal or claim, from acceptance (R22 Art 34).</summary>
    public required Limit Conclude { get; init; }

    /// <summary>The most that the conclusion is extended (延期), once, with reasons (R22 Art 34).</summary>
    public required Limit Extension { get; init; }

    /// <summary>The petitioner asks for a review (复查, fucha), from the handling opinion (R22 Art 35).</summary>
    public required Limit RequestFucha { get; init; }

    /// <summary>The next-higher organ replies to a review, from the request (R22 Art 35).</summary>
    public required Limit Fucha { get; init; }

    /// <summary>The petitioner asks for a final review (复核, fuhe), from the review's reply (R22 Art 36).</summary>
    public required Limit RequestFuhe { get; init; }

    /// <summary>The next-higher organ decides a final review, from the request, hearings not counted (R22 Art 36).</summary>
    public required Limit Fuhe { get; init; }

    /// <summary>A unit gives feedback on urging or supervision (催办, 督办) (practice; R22 Art 40 sets no limit).</summary>
    public required Limit Feedback { get; init; }

    /// <summary>An assisting unit (协办单位) gives its part to the lead unit (practice).</summary>
    public required Limit Assist { get; init; }

    /// <summary>What the statistics count as timely acceptance by a unit, from <b>registration</b> (practice).</summary>
    public required Limit UnitAcceptance { get; init; }

    /// <summary>What the statistics count as timely acceptance by a bureau, from <b>registration</b> (practice).</summary>
    public required Limit BureauAcceptance { get; init; }
}
