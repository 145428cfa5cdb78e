using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Tests.Identity;

public sealed class CertificateIdentityTests : IDisposable
{
    private const string BureauUri = "urn:petitionhub:unit:430103-bureau";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly X509Certificate2 _authority = TestCertificates.Authority();
    private readonly CertificateIdentity _identity;
    private TrustedAuthorities _trusted;
    private RevokedCertificates _revoked = RevokedCertificates.None;
    private int _looks;

    public CertificateIdentityTests()
    {
        _trusted = TrustedAuthorities.Of(_authority);
        _identity = new CertificateIdentity(
            () =>
            {
                _looks++;
                return _trusted;
            },
            () => _revoked,
            _clock);
    }

    [Fact]
    public void Identify_AUnitsCertificate_IsTheUnit()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri);

        var caller = _identity.Identify(certificate).Caller!;

        Assert.Equal("430103-bureau", caller.Unit!.Value.Value);
        Assert.False(caller.IsOperator);
    }

    [Fact]
    public void Identify_AnOperatorsCertificate_IsTheOperator()
    {
        using var certificate = TestCertificates.Client(_authority, "urn:petitionhub:operator:chen");

        var caller = _identity.Identify(certificate).Caller!;

        Assert.True(caller.IsOperator);
        Assert.Equal("operator:chen", caller.Actor.Value);
    }

    /// <summary>The first calls of a connection ask at the same moment, of one certificate object.</summary>
    [Fact]
    public void Identify_ByManyCallsAtOnce_IsTheUnitForEach()
    {
        const int callers = 4;
        using var issued = TestCertificates.Client(_authority, BureauUri);
        for (var round = 0; round < 1_000; round++)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(issued.RawData);
            using var start = new Barrier(callers);
            var outcomes = new Identification[callers];
            Parallel.For(0, callers, new() { MaxDegreeOfParallelism = callers }, i =>
            {
                start.SignalAndWait();
                outcomes[i] = _identity.Identify(certificate);
            });

            Assert.All(outcomes, outcome => Assert.Equal("430103-bureau", outcome.Caller?.Unit?.Value));
        }
    }

    [Fact]
    public void Identify_NoCertificate_IsMissing() =>
        Assert.Equal(RefusalReason.CertificateMissing, _identity.Identify(null).Refusal!.Reason);

    [Theory]
    [InlineData("urn:petitionhub:unit:")]
    [InlineData("urn:petitionhub:unit:Not_A_Code")]
    [InlineData("urn:petitionhub:person:chen")]
    [InlineData("urn:other:unit:430103-bureau")]
    [InlineData(null)]
    public void Identify_ACertificateThatNamesNoUnit_IsRefused(string? uri)
    {
        using var certificate = TestCertificates.Client(_authority, uri);

        Assert.Equal(RefusalReason.CertificateWithoutUnit, _identity.Identify(certificate).Refusal!.Reason);
    }

    [Fact]
    public void Identify_ACertificateOfTwoUnits_IsRefused()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri, moreUris: "urn:petitionhub:unit:430103-housing");

        Assert.Equal(RefusalReason.CertificateWithoutUnit, _identity.Identify(certificate).Refusal!.Reason);
    }

    [Fact]
    public void Identify_ACertificateWithAnotherUriBesides_IsTheUnit()
    {
        using var certificate = TestCertificates.Client(_authority, "https://example.cn/", moreUris: BureauUri);

        Assert.NotNull(_identity.Identify(certificate).Caller);
    }

    [Fact]
    public void Identify_ACertificateMadeByAClockThatIsAhead_IsTheUnitWithinWhatClocksDiffer()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri);
        var begin = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
        _clock.AdjustTime(begin.AddMinutes(-5).AddTicks(-1));
        Assert.Equal(RefusalReason.CertificateExpired, _identity.Identify(certificate).Refusal!.Reason);

        _clock.AdjustTime(begin.AddMinutes(-5));

        Assert.NotNull(_identity.Identify(certificate).Caller);
    }

    [Fact]
    public void Identify_ACertificateOfAnotherAuthority_IsUntrusted()
    {
        using var other = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(other, BureauUri);

        AssertUntrusted(certificate, "not issued by an authority");
    }

    [Fact]
    public void Identify_ASelfSignedCertificate_IsUntrusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(_authority.SubjectName, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddDays(1));

        AssertUntrusted(certificate, "not issued by an authority");
    }

    [Fact]
    public void Identify_AServersCertificate_IsUntrusted()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri, TestCertificates.ForServers);

        AssertUntrusted(certificate, "not for client use");
    }

    [Fact]
    public void Identify_ACertificateWithoutUsage_IsUntrusted()
    {
        using var certificate = TestCertificates.WithoutUsage(_authority);

        AssertUntrusted(certificate, "not issued for client use");
    }

    [Fact]
    public void Identify_ACertificateThatEnds_IsExpiredFromThenOn()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri);
        Assert.NotNull(_identity.Identify(certificate).Caller);

        _clock.Advance(TimeSpan.FromDays(367));

        var refusal = _identity.Identify(certificate).Refusal!;
        Assert.Equal(RefusalReason.CertificateExpired, refusal.Reason);
        Assert.Equal($"{certificate.NotAfter.ToUniversalTime():yyyy-MM-ddTHH:mm:ss}Z", refusal.Metadata["not_after"]);
        Assert.Contains("not_before", refusal.Metadata);
    }

    [Fact]
    public void Identify_ACertificateBeforeItBegins_IsExpired()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri, now: DateTimeOffset.UtcNow.AddDays(2));

        Assert.Equal(RefusalReason.CertificateExpired, _identity.Identify(certificate).Refusal!.Reason);
    }

    [Fact]
    public void Identify_AnExpiredCertificateOfAnotherAuthority_IsUntrusted()
    {
        using var other = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(other, BureauUri);
        _clock.Advance(TimeSpan.FromDays(367));

        AssertUntrusted(certificate, "not issued by an authority");
    }

    [Fact]
    public void Identify_ACertificateOfAnAuthorityThatEnded_IsUntrusted()
    {
        var longAgo = DateTimeOffset.UtcNow.AddYears(-10).AddDays(7);
        using var old = TestCertificates.Authority(longAgo);
        _trusted = TrustedAuthorities.Of(old);
        using var certificate = TestCertificates.Client(old, BureauUri);
        Assert.NotNull(_identity.Identify(certificate).Caller);

        _clock.Advance(TimeSpan.FromDays(8));

        // The leaf ends with its authority at the latest, and says so first.
        Assert.Equal(RefusalReason.CertificateExpired, _identity.Identify(certificate).Refusal!.Reason);
    }

    [Fact]
    public void Identify_ACertificateThatIsRevokedWhileConnected_IsUntrustedAtTheNextCall()
    {
        using var folder = new TempFolder();
        using var certificate = TestCertificates.Client(_authority, BureauUri);
        Assert.NotNull(_identity.Identify(certificate).Caller);

        _revoked = RevokedCertificates.FromFile(folder.Write("revoked.txt", certificate.SerialNumber + "\n# end\n"));

        AssertUntrusted(certificate, "revoked");
    }

    [Fact]
    public void Identify_ACertificateUnderARevokedIntermediate_IsUntrustedAtTheNextCall()
    {
        using var folder = new TempFolder();
        using var root = TestCertificates.Over(null);
        using var between = TestCertificates.Over(root);
        using var certificate = TestCertificates.Client(between, BureauUri);
        _trusted = TrustedAuthorities.FromPemFile(folder.Write(
            "ca.pem", root.ExportCertificatePem() + "\n" + between.ExportCertificatePem()));
        Assert.NotNull(_identity.Identify(certificate).Caller);

        _revoked = RevokedCertificates.FromFile(folder.Write("revoked.txt", between.SerialNumber + "\n# end\n"));

        AssertUntrusted(certificate, "revoked");
    }

    [Fact]
    public void FromPemFile_OfABundleThatIsCutOff_IsRefusedAndNotReadInPart()
    {
        using var folder = new TempFolder();
        using var other = TestCertificates.Authority();
        var (first, second) = (_authority.ExportCertificatePem(), other.ExportCertificatePem());
        for (var length = 1; length < second.Length; length++)
        {
            var path = folder.Write("ca.pem", $"# both, while they change\n{first}\n{second[..length]}");
            Assert.Throws<InvalidDataException>(() => TrustedAuthorities.FromPemFile(path));
        }

        Assert.Equal(2, TrustedAuthorities.FromPemFile(folder.Write("ca.pem", $"{first}\r\n{second}")).Roots.Count);
        Assert.Throws<InvalidDataException>(() => TrustedAuthorities.FromPemFile(folder.Write("ca.pem", "")));
    }

    [Fact]
    public void Identify_ACertificateWhoseAuthorityIsTrustedNoMore_IsUntrustedAtTheNextCall()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri);
        Assert.NotNull(_identity.Identify(certificate).Caller);
        using var other = TestCertificates.Authority();

        _trusted = TrustedAuthorities.Of(other);

        AssertUntrusted(certificate, "not issued by an authority");
    }

    [Fact]
    public void Identify_TheSameCertificateAgain_BuildsNoSecondChain()
    {
        using var certificate = TestCertificates.Client(_authority, BureauUri);
        var first = _identity.Identify(certificate);

        Assert.Same(first, _identity.Identify(certificate));

        Assert.Equal(2, _looks);
    }

    public void Dispose() => _authority.Dispose();

    private void AssertUntrusted(X509Certificate2 certificate, string why)
    {
        var refusal = _identity.Identify(certificate).Refusal!;
        Assert.Equal(RefusalReason.CertificateUntrusted, refusal.Reason);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(certificate.Subject, refusal.Metadata["subject"]);
    }
}
