namespace PetitionHub.Certificates;

/// <summary>A client certificate that the development authority issued.</summary>
/// <param name="CertificatePath">The certificate, PEM.</param>
/// <param name="KeyPath">Its private key, PEM, mode 0600.</param>
/// <param name="AuthorityPath">The authority's certificate, PEM, by which the client knows the hub.</param>
public sealed record IssuedCertificate(string CertificatePath, string KeyPath, string AuthorityPath);
