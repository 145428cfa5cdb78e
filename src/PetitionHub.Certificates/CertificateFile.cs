using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PetitionHub.Certificates;

/// <summary>A certificate and its private key in two PEM files, for their owner's eyes only (mode 0600).</summary>
/// <param name="folder">The folder of both.</param>
/// <param name="name">Their name without <c>.pem</c> and <c>.key</c>.</param>
public sealed class CertificateFile(string folder, string name)
{
    /// <summary>Where the certificate is.</summary>
    public string CertificatePath { get; } = Path.Combine(folder, name + ".pem");

    /// <summary>Where its key is.</summary>
    public string KeyPath { get; } = Path.Combine(folder, name + ".key");

    /// <summary>
    /// The certificate with its key; null where there is none, or where certificate and key do not belong together.
    /// </summary>
    public X509Certificate2? Read()
    {
        if (!File.Exists(CertificatePath) || !File.Exists(KeyPath))
            return null;
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(CertificatePath, KeyPath);
            return Usable(read);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // A crash between the two renames left a new key beside an old certificate.
            return null;
        }
    }

    /// <summary>Writes both. The certificate comes last: where it is there, its key is there.</summary>
    public X509Certificate2 Write(X509Certificate2 certificate, ECDsa key)
    {
        KeyFolder.Make(folder);
        Replace(KeyPath, key.ExportPkcs8PrivateKeyPem());
        Replace(CertificatePath, certificate.ExportCertificatePem());
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        using var withKey = bare.CopyWithPrivateKey(key);
        return Usable(withKey);
    }

    /// <summary>TLS on Windows cannot use a key that is only in memory. Importing it as PKCS #12 gives a usable one.</summary>
    public static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);

    private static void Replace(string path, string pem)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(pem + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
