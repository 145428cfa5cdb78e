namespace PetitionHub.Client;

/// <summary>How a client reaches the hub, and as whom.</summary>
public sealed record HubClientOptions
{
    /// <summary>
    /// The addresses of the hub's replicas; only <c>https</c> is taken. With several, calls go to each in turn, and a call that
    /// one cannot take goes to another. A single address as <c>dns:///hub.example:7443</c> stands for all that its name has; the
    /// name is asked again every 30 s.
    /// </summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>The client certificate in PEM, with intermediate ones after it where there are any.</summary>
    public required string CertificatePath { get; init; }

    /// <summary>The certificate's private key in PEM, unencrypted.</summary>
    public required string KeyPath { get; init; }

    /// <summary>
    /// The authorities, in PEM, that alone may vouch for the hub's certificate; null trusts those of the machine. The host name
    /// is checked in either case.
    /// </summary>
    public string? AuthorityPath { get; init; }

    /// <summary>The deadline of a unary call that has none of its own.</summary>
    public TimeSpan DefaultDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a call is sent at most while it ends as UNAVAILABLE or INTERNAL, the first time included; 2 to 5.
    /// </summary>
    public int MaxAttempts { get; init; } = 5;
}
