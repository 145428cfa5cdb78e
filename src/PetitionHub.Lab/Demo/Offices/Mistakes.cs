using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// A scene of mistakes around one accusation that a county bureau registers against a department of its own county: each is
/// refused, nothing is written, and at last the item goes where it belongs, to the discipline organ.
/// </summary>
internal sealed class Mistakes(Country country, PetitionDraft at, int seed, TimeProvider clock)
{
    private const string UnknownCategory = "123456";

    private readonly List<Refused> _refused = [];
    private readonly string _county = at.County.ToString();
    private readonly string _registerId = CommandId.Of("demo", $"{seed}", "mistakes", "register").ToString();

    /// <summary>Plays it.</summary>
    public async Task<IReadOnlyList<Refused>> PlayAsync(CancellationToken cancel)
    {
        var bureau = await country.ClerkOfAsync($"{_county}-bureau");
        var accused = $"{_county}-housing";
        await TryAsync("register with category 123456", Reason.CategoryUnknown, () =>
            RegisterAsync(bureau, NewId("category"), Accusation(accused, "反映住建部门问题", UnknownCategory), cancel));
        var petition = (await RegisterAsync(bureau, _registerId, Accusation(accused, "反映住建部门问题", "160102"), cancel))
            .Receipt.PetitionId;
        await TryAsync("send the same request id with another subject", Reason.RequestIdReused, () =>
            RegisterAsync(bureau, _registerId, Accusation(accused, "改动后的标题", "160102"), cancel));
        await TryAsync("transfer up to the city's bureau", Reason.DestinationWrongLevel, () =>
            TransferAsync(bureau, petition, $"{at.City}-bureau", cancel));
        await TryAsync("transfer to the department that it accuses", Reason.DestinationAccused, () =>
            TransferAsync(bureau, petition, accused, cancel));
        await TryAsync("transfer to a unit that does not exist", Reason.DestinationUnknown, () =>
            TransferAsync(bureau, petition, $"{_county}-rumours", cancel));
        var accusedClerk = await country.ClerkOfAsync(accused);
        await TryAsync("the accused department asks for the petition", Reason.PetitionNotFound, () =>
            accusedClerk.ReadAsync(petition, cancel));
        await bureau.ReferAsync(
            new LedgerEntry
            {
                RequestId = _registerId,
                PetitionId = petition
            }, ReferralKind.Discipline, $"{_county}-discipline", cancel);
        Petition = petition;
        return _refused;
    }

    /// <summary>The accusation, once the scene is over.</summary>
    public string? Petition { get; private set; }

    private async Task TryAsync<T>(string attempt, Reason expected, Func<Task<T>> call)
    {
        var expectedName = ReasonNameOf(expected);
        try
        {
            await call();
            _refused.Add(new Refused(attempt, expectedName, "ACCEPTED", ""));
        }
        catch (RpcException exception)
        {
            var error = HubError.From(exception);
            _refused.Add(new Refused(attempt, expectedName, error.ReasonName, error.Message));
        }
    }

    private static async Task<RegisterPetitionResponse> RegisterAsync(
        Clerk bureau, string requestId, PetitionDetails details, CancellationToken cancel) =>
        await bureau.Hub.Petitions.RegisterPetitionAsync(
            new RegisterPetitionRequest { RequestId = requestId, Registration = new Registration { Details = details } },
            cancellationToken: cancel);

    private async Task<TransferPetitionResponse> TransferAsync(
        Clerk bureau, string petition, string destination, CancellationToken cancel) =>
        await bureau.Hub.Exchange.TransferPetitionAsync(
            new TransferPetitionRequest
            {
                RequestId = NewId(destination),
                PetitionId = petition,
                Transfer = new Transfer { DestinationUnit = destination },
            },
            cancellationToken: cancel);

    private PetitionDetails Accusation(string accused, string subject, string category) => new()
    {
        Subject = subject,
        Content = "举报该部门工作人员在项目验收中失职渎职，造成群众损失，请依纪依法核查并为举报人保密。",
        Channel = Channel.Letter,
        Purpose = Purpose.Accusation,
        Category = category,
        Territory = _county,
        Anonymous = true,
        FirstTime = true,
        SubmitTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(clock.GetUtcNow().AddHours(-1)),
        AccusedUnits = { accused },
    };

    private string NewId(string attempt) => CommandId.Of("demo", $"{seed}", "mistakes", attempt).ToString();

    private static string ReasonNameOf(Reason reason) =>
        string.Concat($"{reason}".Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
