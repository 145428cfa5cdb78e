using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Console.SignIn;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.Acting;

/// <summary>Takes the forms of actions into the ledger, in the name of the signed-in operator.</summary>
internal static class ActEndpoint
{
    public static IEndpointConventionBuilder MapActs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/acts/{kind}", ActAsync).RequireAuthorization(OperatorClaims.OperatePolicy);

    private static async Task ActAsync(HttpContext http)
    {
        if (!await SignInEndpoints.IsFromConsoleAsync(http))
            return;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var kind = http.Request.RouteValues["kind"] as string ?? "";
        if (form["confirmed"] != "1" || !OperatorAct.Kinds.Contains(kind))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            var caller = new Caller(Actor.Operator(OperatorClaims.NameOf(http.User)), OperatorRole.Operate);
            var sequence = await http.RequestServices.GetRequiredService<OperatorAct>().TakeAsync(kind, form, caller);
            var page = form["petition"].ToString() is { Length: > 0 } petition ? $"/petitions/{petition}"
                : $"/units/{form["unit"]}";
            http.Response.Redirect(LocalPath.Of($"{page}?done={sequence}"));
        }
        catch (RefusalException refused)
        {
            var act = new RefusedAct(OperatorClaims.NameOf(http.User), kind, form["reason"].ToString(), refused.Refusal);
            http.Response.Redirect(Again(kind, form, http.RequestServices.GetRequiredService<RefusedActs>().Keep(act)));
        }
    }

    /// <summary>The address of the form. The id leads to the typed text and the refusal.</summary>
    private static string Again(string kind, IFormCollection form, string id) =>
        $"/act/{kind}" + QueryString.Create(
        [
            .. OperatorAct.Fields.Select(field => KeyValuePair.Create(field, (string?)form[field].ToString())),
            new("refused", id),
        ]);
}
