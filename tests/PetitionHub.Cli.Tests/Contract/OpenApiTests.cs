using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Contract;

public sealed class OpenApiTests
{
    [Fact]
    public async Task OpenApi_WithoutAHub_PrintsTheDocument()
    {
        var run = await CommandRun.Async("openapi");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.StartsWith("3.1.", document.RootElement.GetProperty("openapi").GetString());
        Assert.True(document.RootElement.GetProperty("paths").TryGetProperty("/v1/petitions", out _));
    }
}
