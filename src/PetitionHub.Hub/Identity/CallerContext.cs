using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>The caller of a call, as <see cref="CallerInterceptor"/> found it.</summary>
public static class CallerContext
{
    private static readonly object Key = new();

    /// <summary>Who calls.</summary>
    /// <exception cref="InvalidOperationException">The call did not pass <see cref="CallerInterceptor"/>.</exception>
    public static Caller Caller(this ServerCallContext context) => context.UserState.TryGetValue(Key, out var caller)
        ? (Caller)caller
        : throw new InvalidOperationException("The call was not admitted.");

    /// <summary>Who calls, where only operators may.</summary>
    /// <exception cref="RefusalException">PERMISSION_DENIED OPERATOR_REQUIRED: the caller is a unit.</exception>
    public static Caller Operator(this ServerCallContext context)
    {
        var caller = context.Caller();
        return caller.IsOperator
            ? caller
            : throw new RefusalException(new Refusal(RefusalReason.OperatorRequired, "The call is for operators, not for units."));
    }

    /// <summary>
    /// Admits the caller of a long stream again: a certificate ends or is revoked, and a unit is suspended, while it is connected.
    /// </summary>
    /// <exception cref="RefusalException">As <see cref="Admission.Admit"/>.</exception>
    public static void Readmit(this ServerCallContext context) => Admit(context, context.GetHttpContext());

    internal static void Admit(ServerCallContext context, HttpContext http) =>
        context.UserState[Key] = http.RequestServices.GetRequiredService<Admission>().Admit(http.Connection.ClientCertificate);
}
