using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PetitionHub.EndToEnd.Tests.Running;

/// <summary>A program that runs beside the tests, with what it writes. It is killed when it is disposed of.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private HubProcess(Process process) => _process = process;

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Text(_errors);

    public bool HasEnded => _process.HasExited;

    /// <summary>How much memory it has had at most so far (VmHWM), in bytes; 0 once it has ended.</summary>
    public long PeakBytes => ReadStatus("VmHWM:");

    /// <summary>Starts <c>petitionhub</c>, as a user does.</summary>
    public static HubProcess Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        StartProgram(Path.Combine(AppContext.BaseDirectory, "petitionhub"), environment, arguments);

    public static HubProcess StartProgram(
        string program, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new HubProcess(Process.Start(start)!);
        process._process.OutputDataReceived += (_, line) => Keep(process._output, line.Data);
        process._process.ErrorDataReceived += (_, line) => Keep(process._errors, line.Data);
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Types a line, the last one.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), Wait.Token);
        _process.StandardInput.Close();
    }

    /// <summary>Waits for its end; tells its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(Wait.Token).Bounded();
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: it does nothing more, as when the machine loses power.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>SIGTERM, as systemd and Kubernetes send it.</summary>
    public void Terminate() => Assert.Equal(0, SendSignal(_process.Id, SigTerm));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Wait.Patience);
        _process.Dispose();
    }

    private long ReadStatus(string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status")
                .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0
                : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
