using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json.Nodes;
using Google.Protobuf;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.CommandLine.Texts;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions step</c>: any step of the contract, in JSON.</summary>
internal sealed class StepCommand : HubCommand
{
    private readonly Argument<string> _kind = new("kind")
    {
        Description = "The step, as progress-report: --list shows all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _json = new("--json")
    {
        Description = "The step's message in proto JSON. @FILE reads it from a file, - from standard input.",
        HelpName = "json",
        DefaultValueFactory = _ => "{}",
    };

    private readonly Option<bool> _list = new("--list")
    {
        Description = "Show every step, with its fields and what the contract says.",
    };

    private readonly StepTaking _taking = new();
    private readonly TextInput _texts = new();

    public StepCommand()
        : base(
            "step",
            "Takes any step of the procedure on a petition. The most used ones have commands of their own, with an option for "
            + "each field.",
            "petitionhub petitions step --list",
            "petitionhub petitions step progress-report 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --json '{\"text\": \"已现场勘查\"}' "
            + "--unit 430103-housing",
            "petitionhub petitions step extension 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --json @extension.json --unit "
            + "430103-housing")
    {
        Add(_kind);
        _taking.AddTo(this);
        Arguments[1].Arity = ArgumentArity.ZeroOrOne;
        Add(_json);
        _texts.AddTo(this);
        Add(_list);
        _kind.CompletionSources.Add(_ => StepCall.All.Select(
            step => new CompletionItem(step.Kind)));
        Validators.Add(result =>
        {
            if (!result.GetValue(_list) && result.GetResult(Arguments[1]) is not { Tokens.Count: 1 })
                result.AddError("Give a kind of step and a petition's id, or --list.");
        });
        Does(TakeAsync);
    }

    private async Task<int> TakeAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        if (parse.GetValue(_list))
            return ShowList(session.Terminal);
        var kind = parse.GetValue(_kind)!;
        var method = StepCall.Find(kind)
            ?? throw new UsageException($"'{kind}' is no step.", "petitionhub petitions step --list shows all.");
        var json = await _texts.ReadAsync(parse, parse.GetValue(_json)!, session.Host, cancellationToken);
        return await _taking.TakeAsync(session, parse, method, Read(method, json), cancellationToken);
    }

    private static IMessage Read(StepCall method, string json)
    {
        try
        {
            return JsonParser.Default.Parse(json, method.StepType);
        }
        catch (Exception exception) when (exception is InvalidJsonException or InvalidProtocolBufferException)
        {
            throw new UsageException(
                $"--json is no {method.StepType.Name}: {exception.Message}",
                $"Its fields are: {string.Join(", ", method.Fields)}.");
        }
    }

    private static int ShowList(Terminal terminal)
    {
        if (terminal.IsJson)
        {
            foreach (var step in StepCall.All)
                terminal.WriteJson(new JsonObject
                {
                    ["kind"] = step.Kind,
                    ["method"] = step.MethodName,
                    ["fields"] = new JsonArray([.. step.Fields.Select(field => (JsonNode)field)]),
                    ["about"] = string.Join('\n', step.About),
                });
            return ExitCodes.Done;
        }

        foreach (var step in StepCall.All)
        {
            terminal.WriteLine($"{step.Kind} ({step.MethodName})");
            terminal.WriteLine($"  fields: {string.Join(", ", step.Fields)}");
            foreach (var line in step.About)
                terminal.WriteLine($"  {line}".TrimEnd());
        }

        return ExitCodes.Done;
    }
}
