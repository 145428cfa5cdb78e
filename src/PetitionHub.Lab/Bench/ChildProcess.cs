using System.Diagnostics;
using System.Reflection;

namespace PetitionHub.Lab.Bench;

/// <summary>This program, run a second time with other arguments; it is ended when it is disposed of.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 20;

    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private ChildProcess(Process process) => _process = process;

    /// <summary>How much processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>How much memory it has at the moment.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The last lines that it wrote, for an error report.</summary>
    public string LastLines
    {
        get
        {
            lock (_lastLines)
                return string.Join(Environment.NewLine, _lastLines);
        }
    }

    /// <summary>Starts it.</summary>
    public static ChildProcess Start(params IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known.");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };
        // Under `dotnet petitionhub.dll` the path is that of dotnet.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var child = new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start."));
        child.ReadLines();
        return child;
    }

    /// <summary>
    /// Waits for the line in which it says where it listens, and gives the word behind the prefix. The child takes a free port
    /// by itself: one that is chosen here could be another's by the time that the child binds it.
    /// </summary>
    /// <exception cref="IOException">It ended, or was silent for too long; the text has what it wrote.</exception>
    public async Task<string> WaitForWordAfterAsync(string prefix, TimeSpan patience, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (FindWordAfter(prefix) is { } word)
                return word;
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > patience)
                throw new IOException($"The process '{string.Join(' ', _process.StartInfo.ArgumentList)}' did not start. It "
                    + $"wrote:{Environment.NewLine}{LastLines}");
            await Task.Delay(LookPause, cancel);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        using var patience = new CancellationTokenSource(StopPatience);
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
    }

    private string? FindWordAfter(string prefix)
    {
        lock (_lastLines)
            return _lastLines.FirstOrDefault(line =>
                line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..].Split(' ')[0].Trim(',', '.');
    }

    private void ReadLines()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
                _lastLines.Dequeue();
        }
    }
}
