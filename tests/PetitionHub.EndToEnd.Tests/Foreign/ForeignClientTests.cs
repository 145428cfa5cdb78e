using System.Text.Json;

namespace PetitionHub.EndToEnd.Tests.Foreign;

/// <summary>
/// Clients in other languages over mutual TLS, as protos/README.md shows them: each registers a petition with a handover, pulls
/// it as the receiver, acknowledges it, and reads why a mistake of its is refused.
/// </summary>
public sealed class ForeignClientTests(ForeignHub hub) : IClassFixture<ForeignHub>
{
    private const string Python = "/usr/bin/python3";

    private static readonly string Node = Path.Combine(ForeignHub.Examples, "node");

    private string[] Exchange => [hub.Address, hub.Certificates, ForeignHub.Sender, ForeignHub.Receiver];

    [Fact]
    public async Task Node_WithTheProtosAsTheyAre_Exchanges()
    {
        ForeignHub.Need("node");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Node, "node_modules")), "tests/foreign/node has no packages; tests/run installs them.");

        AssertExchanged(await hub.RunAsync("node", [Path.Combine(Node, "exchange.mjs"), .. Exchange, ForeignHub.Protos]));
    }

    [Fact]
    public async Task Python_WithGeneratedCode_Exchanges()
    {
        ForeignHub.NeedBuf();
        ForeignHub.Need("protoc", "grpc_python_plugin");
        Assert.SkipUnless(
            Directory.Exists("/usr/lib/python3/dist-packages/grpc"),
            "Debian's python3-grpcio is not installed; tests/run installs it as root.");
        var example = Path.Combine(ForeignHub.Examples, "python");

        await hub.RunAsync(
            ForeignHub.Buf, "generate", ForeignHub.Protos, "--template", Path.Combine(example, "buf.gen.yaml"), "-o",
            hub.PathOf("generated"));

        AssertExchanged(await hub.RunAsync(Python, [Path.Combine(example, "exchange.py"), .. Exchange]));
    }

    [Fact]
    public async Task BufCurl_WithReflection_Exchanges()
    {
        ForeignHub.NeedBuf();
        ForeignHub.Need("jq");

        AssertExchanged(
            await hub.RunAsync(Path.Combine(ForeignHub.Examples, "buf", "exchange"), [.. Exchange, ForeignHub.Protos]));
    }

    [Fact]
    public async Task Curl_WithJson_Exchanges()
    {
        ForeignHub.Need("curl", "jq");

        AssertExchanged(await hub.RunAsync(Path.Combine(ForeignHub.Examples, "curl", "exchange"), Exchange));
    }

    [Fact]
    public async Task OpenApiDocument_OfTheHub_IsValid()
    {
        ForeignHub.Need("curl", "node");
        var validator = Path.Combine(ForeignHub.Examples, "..", "tools", "node_modules", ".bin", "validate-api");
        Assert.SkipUnless(File.Exists(validator), "tests/tools has no OpenAPI validator; tests/run installs one.");
        var document = hub.PathOf("openapi.json");
        var unit = Path.Combine(hub.Certificates, "units", ForeignHub.Sender);

        await hub.RunAsync(
            "curl", "--silent", "--show-error", "--fail", "--http1.1",
            "--cacert", Path.Combine(hub.Certificates, "ca.pem"), "--cert", unit + ".pem",
            "--key", unit + ".key", "--output", document, $"https://{hub.Address}/openapi/v1.json");

        using var verdict = JsonDocument.Parse(await hub.RunAsync("node", validator, document));
        Assert.True(verdict.RootElement.GetProperty("valid").GetBoolean(), verdict.RootElement.GetRawText());
    }

    /// <summary>What an example prints.</summary>
    private static void AssertExchanged(string output)
    {
        using var json = JsonDocument.Parse(output);
        var printed = json.RootElement;
        Assert.True(Guid.TryParse(printed.GetProperty("petition_id").GetString(), out _));
        Assert.Equal(printed.GetProperty("sequence").GetString(), printed.GetProperty("cursor").GetString());
        Assert.Equal("FAILED_PRECONDITION", printed.GetProperty("code").GetString());
        Assert.Equal("DESTINATION_UNKNOWN", printed.GetProperty("reason").GetString());
        Assert.Equal("430103-nowhere", printed.GetProperty("metadata").GetProperty("unit").GetString());
    }
}
