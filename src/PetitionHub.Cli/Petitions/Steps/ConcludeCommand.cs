using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions conclude</c>.</summary>
internal sealed class ConcludeCommand : FriendlyStepCommand<HandlingOpinion>
{
    private readonly Option<string> _claim = TextOption("--claim", "What the petitioner claims.");

    private readonly Option<string> _facts = TextOption("--facts", "The facts found, and reasons.");

    private readonly Option<string> _opinion = TextOption("--opinion", "The opinion.");

    private readonly Option<string> _basis = TextOption("--basis", "The legal basis.");

    public ConcludeCommand()
        : base(
            "conclude",
            "Concludes (办结) a petition with a handling opinion (处理意见书): claim, facts and reasons, opinion, legal basis.",
            "petitionhub petitions conclude 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --claim '要求修复路灯' --facts @facts.txt --opinion "
                + "@opinion.txt --basis '《信访工作条例》第三十二条' --unit 430103-housing")
    {
        Add(_claim);
        Add(_facts);
        Add(_opinion);
        Add(_basis);
    }

    protected override async Task<HandlingOpinion> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            Claim = await TextAsync(session, parse, _claim, cancellationToken),
            FactsAndReasons = await TextAsync(session, parse, _facts, cancellationToken),
            Opinion = await TextAsync(session, parse, _opinion, cancellationToken),
            LegalBasis = await TextAsync(session, parse, _basis, cancellationToken),
        };
}
