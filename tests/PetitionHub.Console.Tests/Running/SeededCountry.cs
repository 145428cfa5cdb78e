using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Console.Tests.Running;

/// <summary>
/// Some days of the whole country, for pictures: bureaus of all provinces and cities, and the cities' housing departments.
/// </summary>
internal sealed class SeededCountry(LedgerWriter writer, MovedClock clock)
{
    private const string Text = "说明理由：反映的问题需要处理，已核实。";
    private const int AtOnce = 40;

    private static readonly Actor Operator = Actor.Operator("pictures");

    private readonly Random _random = new(1);
    private readonly List<Unit> _provinces = [];
    private ILookup<string, Unit> _cities = null!;

    /// <summary>A petition that went all the way.</summary>
    public string Concluded { get; private set; } = "";

    public string Province { get; private set; } = "";

    public string City { get; private set; } = "";

    public string Department { get; private set; } = "";

    public async Task WriteAsync()
    {
        var units = NationalDirectory.Generate(DivisionTable.Official)
            .Where(unit => unit.Level <= Level.Municipal
                && (unit.IsBureau || (unit.System == "housing" && unit.Level == Level.Municipal))).ToList();
        _provinces.AddRange(units.Where(unit => unit.Level == Level.Provincial));
        _cities = units.Where(unit => unit.Level == Level.Municipal && unit.IsBureau)
            .ToLookup(unit => unit.Territory.Digits[..2]);
        clock.Behind = TimeSpan.FromDays(40);
        await Task.WhenAll(units.Select(unit => SubmitAsync(Operator, null, new UnitChange(UnitChangeKind.Register, unit, ""))));
        for (var hours = 24 * 25; hours > 24; hours -= 24)
            await HourAsync(hours, 30);
        for (var hours = 12.0; hours >= 0; hours -= 0.5)
            await HourAsync(hours, 40 + (int)(60 * Math.Sin(hours / 4)));
        clock.Behind = TimeSpan.Zero;
    }

    private async Task HourAsync(double hoursBehind, int items)
    {
        clock.Behind = TimeSpan.FromHours(hoursBehind);
        foreach (var some in Enumerable.Range(0, Math.Max(10, items)).Chunk(AtOnce))
            await Task.WhenAll(some.Select(_ => ItemAsync()));
    }

    private async Task ItemAsync()
    {
        var province = _provinces[(int)(_provinces.Count * Math.Pow(_random.NextDouble(), 1.6))];
        var cities = _cities[province.Territory.Digits].ToList();
        var (id, chance) = (new PetitionId(Guid.CreateVersion7(clock.GetUtcNow())), _random.NextDouble());
        var national = Actor.Of(UnitCode.Parse("000000-bureau"));
        if (chance < 0.2 || cities.Count == 0)
        {
            await SubmitAsync(national, id, Register(province), new Transfer(province.Code, ""));
            return;
        }

        var city = cities[(int)(cities.Count * Math.Pow(_random.NextDouble(), 2))];
        if (chance < 0.28)
        {
            await SubmitAsync(Actor.Of(province.Code), id, Register(province),
                new UpwardReport(UnitCode.Parse("000000-bureau"), Text));
            return;
        }

        await SubmitAsync(Actor.Of(province.Code), id, Register(city), new Transfer(city.Code, ""));
        if (chance < 0.4)
            return;
        await SubmitAsync(Actor.Of(city.Code), id, new ReceiptAcknowledgement("", null));
        await HandleAsync(id, province, city, UnitCode.Parse($"{city.Territory}-housing"), chance);
    }

    private async Task HandleAsync(PetitionId id, Unit province, Unit city, UnitCode department, double chance)
    {
        await SubmitAsync(Actor.Of(city.Code), id, new Transfer(department, ""));
        await SubmitAsync(Actor.Of(department), id, new ReceiptAcknowledgement("", null));
        if (chance < 0.5)
        {
            await SubmitAsync(Actor.Of(department), id, new Objection(Text, null));
            if (chance < 0.45)
                await SubmitAsync(Actor.Of(city.Code), id, new ObjectionDecision(Agreed: true, Text, null));
            return;
        }

        await SubmitAsync(Actor.Of(department), id, new AcceptanceNotice(Text));
        if (chance < 0.8)
            return;
        await SubmitAsync(Actor.Of(department), id, new HandlingOpinion(Text, Text, Text, Text));
        (Concluded, Province, City, Department) = (id.ToString(), province.Code.Value, city.Code.Value, department.Value);
    }

    private static Registration Register(Unit near)
    {
        var details = new PetitionDetails
        {
            Subject = "电梯停运",
            Content = "小区电梯停运两月，老人无法下楼，请求督促修复。",
            Channel = Channel.Letter,
            Purpose = Purpose.Appeal,
            Category = "030102",
            Territory = near.Territory,
            PetitionerCount = 1,
        };
        return new Registration(details, [], Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16]);
    }

    private async Task SubmitAsync(Actor actor, PetitionId? petition, params Step[] steps)
    {
        var id = Guid.NewGuid();
        var result = await writer.SubmitAsync(
            new Submission(new Command(id, actor, petition, [.. steps]), SHA256.HashData(Encoding.ASCII.GetBytes(id.ToString()))),
            Wait.Token);
        Assert.True(result.IsAccepted, result.Refusal?.Message);
    }
}
