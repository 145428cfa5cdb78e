using PetitionHub.CommandLine;
using PetitionHub.Hub.OpenApi;

namespace PetitionHub.Cli.Contract;

/// <summary><c>openapi</c>.</summary>
internal sealed class OpenApiCommand : HubCommand
{
    public OpenApiCommand()
        : base(
            "openapi",
            "Writes the OpenAPI 3.1 document of JSON over HTTP to stdout, as a hub serves it at /openapi/v1.json. It connects to "
                + "nothing.",
            "petitionhub openapi")
    {
        Does(async (session, _, cancellationToken) =>
        {
            session.Terminal.WriteLine(await OpenApiContract.WriteAsync(cancellationToken));
            return ExitCodes.Done;
        });
    }
}
