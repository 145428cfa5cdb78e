using System.Text;
using System.Text.Json;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests;

/// <summary><c>serve</c> as systemd and Kubernetes run it.</summary>
public abstract class ServeContract(string engine) : IAsyncLifetime
{
    private const string Unit = "430103-housing";

    private readonly Installation _installation = new(engine);
    private HubProcess _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "4301");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _installation.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Serve_TerminatedWithAStreamOpen_EndsItAndExitsWithZero()
    {
        using var channel = _installation.Connect(Unit);
        using var stream = channel.Inbox.SubscribeInbox(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await stream.ResponseHeadersAsync.Bounded();

        _hub.Terminate();

        var ended = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(Wait.Token).Bounded());
        Assert.Equal(Reason.HubStopping, HubError.From(ended).Reason);
        Assert.True(await _hub.EndAsync() == 0, _hub.Errors);
        Assert.DoesNotContain("fail:", _hub.Errors);
    }

    [Fact]
    public async Task BufCurl_OverMutualTls_ListsServicesCallsAndShowsATypedError()
    {
        var buf = Environment.GetEnvironmentVariable("PETITIONHUB_BUF");
        Assert.SkipUnless(buf is { Length: > 0 }, "PETITIONHUB_BUF names no buf binary; tests/run installs one and sets it.");

        var services = await CurlAsync(buf, 0, $"{_installation.Address}", "--list-services");
        foreach (var service in new[] { "PetitionService", "ExchangeService", "InboxService", "UnitService", "LedgerService" })
            Assert.Contains($"petitionhub.v1.{service}", services);
        Assert.Contains("grpc.health.v1.Health", services);

        Assert.Contains("\"sequence\"", await CurlAsync(buf, 0, MethodOf("LedgerService/GetLedgerHead"), "-d", "{}"));

        var error = await CurlAsync(buf, null, MethodOf("PetitionService/GetPetition"), "-d", """{"petition_id": "no id"}""");
        using var status = JsonDocument.Parse(error);
        Assert.Equal("invalid_argument", status.RootElement.GetProperty("code").GetString());
        var details = status.RootElement.GetProperty("details").EnumerateArray().ToDictionary(
            detail => detail.GetProperty("type").GetString()!, detail => Decoded(detail.GetProperty("value").GetString()!));
        Assert.Contains("FIELD_INVALID", details["google.rpc.ErrorInfo"]);
        Assert.Contains("petition_id", details["google.rpc.BadRequest"]);
    }

    private string MethodOf(string method) => new Uri(_installation.Address, $"petitionhub.v1.{method}").ToString();

    /// <summary>The texts in a detail's bytes.</summary>
    private static string Decoded(string base64) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));

    /// <summary>Runs <c>buf curl</c>; without an expected exit code it must fail.</summary>
    private async Task<string> CurlAsync(string buf, int? exitCode, params string[] arguments)
    {
        var issued = _installation.Issue(Unit);
        await using var curl = HubProcess.StartProgram(
            buf,
            _installation.Environment,
            [
                "curl", "--protocol", "grpc", "--cacert", issued.AuthorityPath, "--cert", issued.CertificatePath,
                "--key", issued.KeyPath, .. arguments,
            ]);
        var code = await curl.EndAsync();
        Assert.True(exitCode is null ? code != 0 : code == exitCode, $"exit code {code}: {curl.Errors}");
        return curl.Output + curl.Errors;
    }
}

public sealed class ServeTests() : ServeContract(Installation.Sqlite);

public sealed class SqlServerServeTests() : ServeContract(Installation.SqlServer);
