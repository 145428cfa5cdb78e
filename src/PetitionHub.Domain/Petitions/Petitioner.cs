namespace PetitionHub.Domain.Petitions;

/// <summary>Who petitions: personal data, never in logs, metrics, lists or progress.</summary>
/// <param name="Name">Up to 100 characters; empty where anonymous.</param>
/// <param name="Phone">Up to 40 characters.</param>
/// <param name="Address">Up to 300 characters.</param>
/// <param name="IdentityDigest">A keyed digest of the identity number in hexadecimal, at most 64 bytes; never the number.</param>
public sealed record Petitioner(string Name, string Phone, string Address, string IdentityDigest)
{
    /// <summary>A petitioner who is not named.</summary>
    public static Petitioner Anonymous { get; } = new("", "", "", "");
}
