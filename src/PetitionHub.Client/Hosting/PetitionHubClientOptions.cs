namespace PetitionHub.Client;

/// <summary>The settings that <see cref="PetitionHubClientServices"/> adds a client by.</summary>
public sealed class PetitionHubClientOptions
{
    /// <summary>The addresses of the hub's replicas (see <see cref="HubClientOptions.Addresses"/>).</summary>
    public IList<Uri> Addresses { get; } = [];

    /// <summary>The client certificate in PEM.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The certificate's private key in PEM, unencrypted.</summary>
    public string KeyPath { get; set; } = "";

    /// <summary>
    /// The authorities, in PEM, that alone may vouch for the hub's certificate; null trusts those of the machine.
    /// </summary>
    public string? AuthorityPath { get; set; }

    /// <summary>The deadline of a unary call that has none of its own.</summary>
    public TimeSpan DefaultDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The file of the outbox.</summary>
    public string OutboxPath { get; set; } = "petitionhub-outbox";

    /// <summary>The file of the journal.</summary>
    public string JournalPath { get; set; } = "petitionhub-journal";

    /// <summary>How the inbox is pumped.</summary>
    public InboxPumpOptions Inbox { get; } = new();
}
