using System.CommandLine;
using Google.Protobuf;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary>A command for one kind of step, with an option for each of its fields.</summary>
/// <typeparam name="T">The step's message.</typeparam>
internal abstract class FriendlyStepCommand<T> : HubCommand
    where T : IMessage<T>, new()
{
    private readonly StepTaking _taking = new();
    private readonly TextInput _texts = new();

    protected FriendlyStepCommand(string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        _taking.AddTo(this);
        _texts.AddTo(this);
        Does(async (session, parse, cancellationToken) => await _taking.TakeAsync(
            session, parse, StepCall.Of<T>(), await MakeStepAsync(session, parse, cancellationToken), cancellationToken));
    }

    /// <summary>Makes the step of the command line.</summary>
    protected abstract Task<T> MakeStepAsync(Session session, ParseResult parse, CancellationToken cancellationToken);

    /// <summary>An option for a unit's code.</summary>
    protected static Option<string> UnitOption(string name, string description, bool required = true) => new(name)
    {
        Description = description,
        HelpName = "unit",
        Required = required,
    };

    /// <summary>An option for a text, which may stand in a file.</summary>
    protected static Option<string> TextOption(string name, string description, bool required = true) => new(name)
    {
        Description = $"{description} @FILE reads it from a file, - from standard input.",
        HelpName = "text",
        Required = required,
    };

    /// <summary>The text of such an option; empty where it was not given.</summary>
    protected async Task<string> TextAsync(
        Session session, ParseResult parse, Option<string> option, CancellationToken cancellationToken) =>
        parse.GetValue(option) is { } value ? await _texts.ReadAsync(parse, value, session.Host, cancellationToken) : "";
}
