using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Attachments;

/// <summary>Shows how far a transfer is, on standard error.</summary>
internal static class Transferring
{
    private const double Mebibyte = 1024 * 1024;

    public static Task<T> WithProgressAsync<T>(
        Session session, long totalBytes, string title, Func<IProgress<TransferProgress>, Task<T>> transfer) =>
        session.Terminal.WithProgressAsync(title, totalBytes, meter => transfer(new Meter(meter, title)));

    private sealed class Meter(ProgressMeter meter, string title) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) =>
            meter.Report(value.DoneBytes, $"{title} {value.DoneBytes / Mebibyte:N0} of {value.TotalBytes / Mebibyte:N0} MiB");
    }
}
