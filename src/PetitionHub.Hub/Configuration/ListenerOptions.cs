using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>Where the hub listens, and how it stops.</summary>
public sealed record ListenerOptions
{
    /// <summary>Where units connect, over mutual TLS: an <c>https</c> address. Port 0 takes a free one.</summary>
    public string Units { get; init; } = "https://127.0.0.1:7443";

    /// <summary>Where operators' probes and metrics are, in the clear: an <c>http</c> address; empty for none.</summary>
    public string Operations { get; init; } = "http://127.0.0.1:7480";

    /// <summary>
    /// Lets <see cref="Operations"/> be another address than a loopback one, as containers need. The network must then keep all
    /// but probes and collectors from it.
    /// </summary>
    public bool OperationsFromNetwork { get; init; }

    /// <summary>How long a stopping hub waits for calls to end, in seconds. 1 to 300.</summary>
    public int StopTimeoutSeconds { get; init; } = 30;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That(
            IsAddress(Units, Uri.UriSchemeHttps), nameof(Units),
            $"must be an https address as https://0.0.0.0:7443, and is '{Units}'"),
        .. CheckOperations(),
        .. Checks.Range(StopTimeoutSeconds, 1, 300, nameof(StopTimeoutSeconds), "s"),
    ];

    private IEnumerable<OptionError> CheckOperations()
    {
        if (Operations.Length == 0)
            return [];
        if (!IsAddress(Operations, Uri.UriSchemeHttp))
            return [new OptionError(nameof(Operations),
                $"must be an http address as http://127.0.0.1:7480, or empty, and is '{Operations}'")];
        return Checks.That(
            OperationsFromNetwork || new Uri(Operations).IsLoopback, nameof(Operations),
            $"must be a loopback address as http://127.0.0.1:7480, and is '{Operations}'; set {nameof(OperationsFromNetwork)} to "
                + "allow others");
    }

    private static bool IsAddress(string text, string scheme) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == scheme && uri.AbsolutePath == "/";
}
