using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Tests.Errors;

public sealed class RefusalStatusTests
{
    public static TheoryData<RefusalReason> Reasons => [.. Enum.GetValues<RefusalReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void CodeOf_AReason_IsTheCodeThatTheContractDocuments(RefusalReason reason)
    {
        var documented = ReasonNames.Describe(reason).Rule.Code;

        Assert.Equal($"{documented}", $"{RefusalStatus.CodeOf(reason)}");
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void NameOf_AReason_IsTheContractsWithoutPrefix(RefusalReason reason)
    {
        Assert.Equal(Enum.GetName((V1.Reason)reason), reason.ToString());
        Assert.Equal($"REASON_{ReasonNames.Of(reason)}", V1.ErrorsReflection.Descriptor.FindTypeByName<EnumDescriptor>("Reason")
            .FindValueByNumber((int)reason)!.Name);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void ToRpcException_OfAReason_PromisesARetryWhereTheContractDoes(RefusalReason reason)
    {
        var status = new Refusal(reason, "m").ToRpcException().GetRpcStatus()!;

        Assert.Equal(
            ReasonNames.Describe(reason).Rule.RetryDelaySeconds, status.GetDetail<RetryInfo>()?.RetryDelay.Seconds ?? 0);
    }

    [Fact]
    public void ToRpcException_OfARefusal_CarriesReasonMetadataAndFields()
    {
        var refusal = new Refusal(RefusalReason.FieldInvalid, "a is required.").With("field", "a") with
        {
            Fields = [new FieldViolation("a", "is required"), new FieldViolation("b.c", "is not a UUID: x")],
        };

        var exception = refusal.ToRpcException();

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Equal("a is required.", exception.Status.Detail);
        var status = exception.GetRpcStatus()!;
        Assert.Equal((int)StatusCode.InvalidArgument, status.Code);
        var info = status.GetDetail<ErrorInfo>()!;
        Assert.Equal(("petitionhub", "FIELD_INVALID"), (info.Domain, info.Reason));
        Assert.Equal("a", Assert.Single(info.Metadata).Value);
        Assert.Equal(
            ["a: is required", "b.c: is not a UUID: x"],
            status.GetDetail<BadRequest>()!.FieldViolations.Select(violation => $"{violation.Field}: {violation.Description}"));
    }

    [Fact]
    public void ToRpcException_OfManyFaults_StaysSmallEnoughForATrailer()
    {
        var faults = Enumerable.Range(0, 1_000)
            .Select(n => new FieldViolation($"registration.details.accused_units[{n}]", "is required"));

        var exception = (new Refusal(RefusalReason.FieldInvalid, "m") with { Fields = [.. faults] }).ToRpcException();

        Assert.Equal(RefusalStatus.MaxViolations, exception.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Count);
        Assert.True(exception.Trailers.Single().ValueBytes.Length < 8_192);
    }

    [Fact]
    public void ToRpcException_WithACode_SendsIt()
    {
        var exception = new Refusal(RefusalReason.UnitUnknown, "m").ToRpcException(StatusCode.Unauthenticated);

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.Equal((int)StatusCode.Unauthenticated, exception.GetRpcStatus()!.Code);
    }
}
