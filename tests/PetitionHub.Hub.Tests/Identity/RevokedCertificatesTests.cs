using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Tests.Identity;

public sealed class RevokedCertificatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _authority = TestCertificates.Authority();
    private readonly X509Certificate2 _certificate;

    public RevokedCertificatesTests() => _certificate = TestCertificates.Client(_authority, "urn:petitionhub:unit:430103-bureau");

    [Fact]
    public void FromFile_OfRevocationLists_KnowsTheirCertificates()
    {
        using var other = TestCertificates.Authority();
        var list = List(other, TestCertificates.Client(other, null)) + "\n" + List(_authority, _certificate);

        Assert.True(Read(list).Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfARevocationListOfAnotherAuthority_DoesNotMeanTheSameSerialNumber()
    {
        using var other = TestCertificates.Authority();

        Assert.False(Read(List(other, _certificate)).Contains(_certificate));
    }

    [Fact]
    public void FromFile_OfAnEmptyRevocationList_RevokesNothing() => Assert.False(Read(List(_authority)).Contains(_certificate));

    [Fact]
    public void FromFile_OfSerialNumbers_ReadsThemInAnyForm()
    {
        var withColons = string.Join(':', _certificate.SerialNumber.Chunk(2).Select(pair => new string(pair)));

        Assert.True(Read($"# lost on 2 March\n\n  {_certificate.SerialNumber.ToLowerInvariant()}  \r\n").Contains(_certificate));
        Assert.True(Read("00:" + withColons).Contains(_certificate));
        Assert.False(Read("01\nABCDE").Contains(_certificate));
    }

    [Theory]
    [InlineData("no number")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----")]
    [InlineData("-----BEGIN X509 CRL-----\nhalf of it")]
    public void FromFile_OfSomethingElse_Throws(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    public void Dispose()
    {
        _folder.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    private static string List(X509Certificate2 authority, params X509Certificate2[] certificates)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in certificates)
            list.AddEntry(certificate, reason: X509RevocationReason.KeyCompromise);
        return PemEncoding.WriteString(
            "X509 CRL", list.Build(authority, 1, DateTimeOffset.UtcNow.AddDays(7), HashAlgorithmName.SHA256));
    }

    private RevokedCertificates Read(string text) => RevokedCertificates.FromFile(_folder.Write("revoked", text));
}
