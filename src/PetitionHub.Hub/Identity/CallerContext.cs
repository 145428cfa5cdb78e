using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>The caller of a call, as <see cref="Admission"/> found it before the message was read.</summary>
public static class CallerContext
{
    private static readonly object Key = new();

    /// <summary>Who calls.</summary>
    /// <exception cref="InvalidOperationException">The call did not pass <see cref="CallerPart"/>.</exception>
    public static Caller Caller(this ServerCallContext context) => AdmittedOf(context).Caller;

    /// <summary>Who calls, where only operators may.</summary>
    /// <exception cref="RefusalException">PERMISSION_DENIED OPERATOR_REQUIRED: the caller is a unit.</exception>
    public static Caller Operator(this ServerCallContext context)
    {
        var caller = context.Caller();
        return caller.IsOperator
            ? caller
            : throw new RefusalException(new Refusal(
                RefusalReason.OperatorRequired, "The call is for operators, not for units."));
    }

    /// <summary>Admits the caller of a call again, after it waited: see <see cref="CallerPart"/>.</summary>
    /// <exception cref="RefusalException">As <see cref="Admission.AdmitAsync"/>, or PERMISSION_DENIED
    /// OPERATOR_REQUIRED.</exception>
    public static ValueTask ReadmitAsync(this ServerCallContext context)
    {
        var admitted = AdmittedOf(context);
        var again = admitted.Admission.AdmitAsync(admitted.Certificate, context.CancellationToken);
        if (!again.IsCompletedSuccessfully)
            return SetAsync(admitted, again, context.Method);
        Set(admitted, again.Result, context.Method);
        return ValueTask.CompletedTask;
    }

    /// <summary>Admits the caller of a request, for whatever answers it.</summary>
    /// <exception cref="RefusalException">As <see cref="Admission.AdmitAsync"/>, or HUB_BUSY or HUB_STOPPING where it could not
    /// look.</exception>
    internal static async ValueTask<object> AdmitAsync(HttpContext http, Admission admission, LateUnits late)
    {
        var (certificate, cancelled) = (http.Connection.ClientCertificate, http.RequestAborted);
        var caller = await late.AdmitAsync(() => admission.AdmitAsync(certificate, cancelled), cancelled);
        return http.Items[Key] = new AdmittedCaller(admission, certificate, caller);
    }

    /// <summary>Takes over who calls, whose role must allow the method.</summary>
    /// <exception cref="RefusalException">As above, or PERMISSION_DENIED OPERATOR_REQUIRED.</exception>
    internal static async ValueTask AdmitAsync(ServerCallContext context, Admission admission, LateUnits late)
    {
        var http = context.GetHttpContext();
        var admitted = (AdmittedCaller)(http.Items.TryGetValue(Key, out var found) && found is not null
            ? found
            : await AdmitAsync(http, admission, late));
        admitted.Caller.RequireRight(context.Method);
        context.UserState[Key] = admitted;
    }

    private static AdmittedCaller AdmittedOf(ServerCallContext context) => context.UserState.TryGetValue(Key, out var admitted)
        ? (AdmittedCaller)admitted
        : throw new InvalidOperationException("The call was not admitted.");

    private static void Set(AdmittedCaller admitted, Caller caller, string method)
    {
        caller.RequireRight(method);
        admitted.Caller = caller;
    }

    private static async ValueTask SetAsync(AdmittedCaller admitted, ValueTask<Caller> again, string method) =>
        Set(admitted, await again, method);

    /// <summary>What a call's reader, writer and watch share, which run at once: none of them asks the request again.</summary>
    private sealed class AdmittedCaller(Admission admission, X509Certificate2? certificate, Caller caller)
    {
        private volatile Caller _caller = caller;

        public Admission Admission => admission;

        public X509Certificate2? Certificate => certificate;

        public Caller Caller
        {
            get => _caller;
            set => _caller = value;
        }
    }
}
