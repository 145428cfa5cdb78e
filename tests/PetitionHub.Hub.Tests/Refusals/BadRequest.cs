using Google.Protobuf;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>A request that is refused.</summary>
/// <param name="Unit">Who asks; empty for an operator.</param>
/// <param name="Of">The request, on a petition that the city's bureau registered and holds.</param>
/// <param name="Code">The canonical code.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Field">The field at fault, where one is.</param>
/// <param name="Metadata">What the metadata says, among other things.</param>
internal sealed record BadRequest(
    string Unit, Func<string, IMessage> Of, StatusCode Code, Reason Reason, string? Field = null,
    params (string Key, string Value)[] Metadata);
