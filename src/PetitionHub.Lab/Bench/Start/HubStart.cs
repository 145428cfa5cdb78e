using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PetitionHub.Certificates;
using PetitionHub.Client;

namespace PetitionHub.Lab.Bench.Start;

/// <summary>One start of a hub, in milliseconds from the beginning of its process.</summary>
/// <param name="SchemaMs">Of it, the look at the database's schema.</param>
/// <param name="DirectoryMs">Of it, the loading of the directory.</param>
/// <param name="FromCopy">How many units came from the shared copy.</param>
/// <param name="WriterMs">Of it, the opening of the writer.</param>
/// <param name="ListeningMs">Until it listened.</param>
/// <param name="AnsweredMs">Until it had answered its first call, over mutual TLS.</param>
internal sealed partial record HubStart(
    long SchemaMs, long DirectoryMs, long FromCopy, long WriterMs, double ListeningMs, double AnsweredMs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<HubStart> MeasureAsync(
        IReadOnlyList<string> settings, IssuedCertificate caller, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await using var process = ChildProcess.Start(
            ["serve", "--listen", "https://127.0.0.1:0", "--operations-listen", "", .. settings]);
        var address = await process.WaitForWordAfterAsync("Listening at ", Patience, cancel);
        var listening = Stopwatch.GetElapsedTime(began);
        using var hub = HubChannel.Connect(new HubClientOptions
        {
            Addresses = [new Uri(address)],
            CertificatePath = caller.CertificatePath,
            KeyPath = caller.KeyPath,
            AuthorityPath = caller.AuthorityPath,
        });
        await hub.Ledger.GetLedgerHeadAsync(new(), cancellationToken: cancel);
        var answered = Stopwatch.GetElapsedTime(began);
        var opened = Opened().Match(process.LastLines.Replace(",", "", StringComparison.Ordinal));
        long Part(string name) => opened.Success ? long.Parse(opened.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new HubStart(
            Part("schema"), Part("directory"), Part("copy"), Part("writer"), listening.TotalMilliseconds,
            answered.TotalMilliseconds);
    }

    [GeneratedRegex(
        @"units (?<copy>\d+) of them from the shared copy: schema (?<schema>\d+) ms "
        + @"directory (?<directory>\d+) ms writer (?<writer>\d+) ms")]
    private static partial Regex Opened();
}
