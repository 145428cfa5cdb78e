namespace PetitionHub.Hub;

/// <summary>How a hub is set up. Every value is checked before the hub starts.</summary>
public sealed record HubOptions
{
    /// <summary>The folder of the ledger, and of the development certificates.</summary>
    public string DataFolder { get; init; } = "petitionhub-data";

    /// <summary>Where units connect, over mutual TLS: an <c>https</c> address. Port 0 takes a free one.</summary>
    public string Listen { get; init; } = "https://127.0.0.1:7443";

    /// <summary>Where operators' probes connect, in the clear: a loopback <c>http</c> address; empty for none.</summary>
    public string OperationsListen { get; init; } = "http://127.0.0.1:7480";

    /// <summary>The hub's own certificate, PEM; null makes a development one in the data folder.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The key of the hub's own certificate, PEM; given together with the certificate.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The authorities whose certificates units may use, PEM; null trusts the development one only.</summary>
    public string? AuthoritiesPath { get; init; }

    /// <summary>Revoked certificates: serial numbers, one a line, or PEM revocation lists; read again when it changes; null for none.</summary>
    public string? RevokedPath { get; init; }

    /// <summary>How many commands may wait for the writer; a full queue answers HUB_BUSY. 1 to 1,000,000.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>How often the tail looks for entries of other replicas, in milliseconds. 10 to 60,000.</summary>
    public int TailPollMs { get; init; } = 1_000;

    /// <summary>How long a stopping hub waits for calls to end, in seconds. 1 to 300.</summary>
    public int StopTimeoutSeconds { get; init; } = 30;

    /// <summary>The largest message that the hub takes, in bytes.</summary>
    public const int MaxMessageBytes = 256 * 1024;

    /// <summary>Finds the first bad value.</summary>
    /// <exception cref="ArgumentException">A value is bad; the message names the option and what is wrong with it.</exception>
    public void Validate()
    {
        Require(DataFolder.Length > 0, nameof(DataFolder), "must not be empty");
        Require(IsAddress(Listen, "https"), nameof(Listen), $"must be an https address as https://0.0.0.0:7443, and is '{Listen}'");
        Require(
            OperationsListen.Length == 0 || (IsAddress(OperationsListen, "http") && IsLoopback(OperationsListen)),
            nameof(OperationsListen), $"must be a loopback http address as http://127.0.0.1:7480, and is '{OperationsListen}'");
        Require((CertificatePath is null) == (KeyPath is null), nameof(KeyPath), "goes together with the certificate");
        foreach (var (name, path) in new[]
            {
                (nameof(CertificatePath), CertificatePath), (nameof(KeyPath), KeyPath),
                (nameof(AuthoritiesPath), AuthoritiesPath), (nameof(RevokedPath), RevokedPath),
            })
        {
            Require(path is null || File.Exists(path), name, $"names '{path}', which is not there");
        }

        Require(QueueCapacity is >= 1 and <= 1_000_000, nameof(QueueCapacity), $"must be 1 to 1,000,000, and is {QueueCapacity}");
        Require(TailPollMs is >= 10 and <= 60_000, nameof(TailPollMs), $"must be 10 to 60,000 ms, and is {TailPollMs}");
        Require(StopTimeoutSeconds is >= 1 and <= 300, nameof(StopTimeoutSeconds), $"must be 1 to 300 s, and is {StopTimeoutSeconds}");
    }

    private static bool IsAddress(string text, string scheme) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == scheme && uri.AbsolutePath == "/";

    private static bool IsLoopback(string text) => new Uri(text).IsLoopback;

    private static void Require(bool holds, string option, string fault)
    {
        if (!holds)
            throw new ArgumentException($"{option} {fault}.", option);
    }
}
