using System.Text.Json.Nodes;
using Google.Protobuf;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PetitionHub.CommandLine.Output;

/// <summary>Data to stdout, in the format that was asked for; remarks and progress to stderr.</summary>
internal sealed class Terminal
{
    private const int WidthOfFiles = 100_000;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _isSilent;
    private CancellationToken? _handingOver;

    /// <summary>With JSON, stderr is for a program too: only errors go there.</summary>
    public Terminal(TextWriter output, TextWriter error, OutputFormat format, bool quiet)
    {
        _output = output;
        _error = error;
        IsJson = format == OutputFormat.Json;
        IsCsv = format == OutputFormat.Csv;
        _isSilent = quiet || IsJson;
    }

    /// <summary>The clock for reports of progress.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What the output goes to, where that is the process's own.</summary>
    public StandardOutput? Standard { get; init; }

    /// <summary>Cancelled once the reader has closed the output, which ends commands that only show something.</summary>
    public CancellationToken ReaderGone => Standard?.Gone ?? CancellationToken.None;

    /// <summary>
    /// From now on a line is written only once the reader has taken the one before, and the writing ends once it has taken the
    /// last: for what is acknowledged then. A reader that stops at a line has not got those after it.
    /// </summary>
    /// <exception cref="UsageException">This system does not tell whether a pipe is read.</exception>
    public void HandOver(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() && Console.IsOutputRedirected)
        {
            throw new UsageException(
                "--ack into a pipe or a file needs Linux: other systems do not report whether it was read.",
                "Acknowledge by 'inbox ack'.");
        }

        _handingOver = cancellationToken;
    }

    /// <summary>True where the caller asked for JSON.</summary>
    public bool IsJson { get; }

    /// <summary>True where the caller asked for comma-separated values.</summary>
    public bool IsCsv { get; }

    /// <summary>True where a person looks on, whose terminal can be drawn anew.</summary>
    public bool IsLive => !IsJson && !IsCsv && ConsoleOn(_output).Profile.Out.IsTerminal;

    /// <summary>A sheet, as a table or comma-separated values.</summary>
    public void Write(Sheet sheet)
    {
        if (IsCsv)
            sheet.WriteCsv(_output);
        else
            Write(sheet.ToTable());
        _output.Flush();
    }

    /// <summary>Shows what is new in place of what was before, on a terminal.</summary>
    public Task LiveAsync(IRenderable first, Func<Action<IRenderable>, Task> show)
    {
        var live = ConsoleOn(_output).Live(first);
        return live.StartAsync(context => show(content =>
        {
            context.UpdateTarget(content);
            context.Refresh();
        }));
    }

    /// <summary>One document, or one item of a list, as one line of JSON.</summary>
    public void WriteJson(IMessage message) => WriteLine(Json.Of(message));

    /// <summary>One document, or one item of a list, as one line of JSON.</summary>
    public void WriteJson(JsonNode node) => WriteLine(Json.Of(node));

    /// <summary>
    /// A table. Into a file or a pipe it is as wide as it has to be, so that no cell is wrapped, and no line is padded.
    /// </summary>
    public void Write(Table table)
    {
        var console = ConsoleOn(_output);
        if (console.Profile.Out.IsTerminal)
            console.Write(table);
        else
            foreach (var line in Unwrapped(table).Split('\n')[..^1])
                Put(line);
        _output.Flush();
    }

    /// <summary>A line of text as it is. Flushed, since the reader of a stream waits for it.</summary>
    public void WriteLine(string line)
    {
        Put(line);
        _output.Flush();
    }

    /// <summary>A remark to the person at the terminal.</summary>
    public void Say(string remark)
    {
        if (!_isSilent)
            _error.WriteLine(remark);
    }

    /// <summary>A line on something that failed among much that did not: said however quiet the caller wants it.</summary>
    public void Complain(string line) => _error.WriteLine(line);

    /// <summary>Does long work behind a progress bar; where none can be drawn, a line says now and then how far it is.</summary>
    public async Task<T> WithProgressAsync<T>(string title, double total, Func<ProgressMeter, Task<T>> work)
    {
        var console = ConsoleOn(_error);
        if (_isSilent)
            return await work(ProgressMeter.Hidden);
        if (!console.Profile.Out.IsTerminal)
            return await work(ProgressMeter.OfLines(Say, title, total, Clock));
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                var result = await work(ProgressMeter.OfBar(task));
                task.Value = task.MaxValue;
                return result;
            });
    }

    private void Put(string line)
    {
        _output.WriteLine(line);
        if (_handingOver is not { } cancellationToken)
            return;
        _output.Flush();
        Standard?.WaitUntilTaken(cancellationToken);
    }

    private static string Unwrapped(Table table)
    {
        using var text = new StringWriter();
        var console = ConsoleOn(text);
        console.Profile.Width = WidthOfFiles;
        console.Write(table);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
