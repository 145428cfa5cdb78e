using System.Collections.Concurrent;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// The units that take part, each at work at its own inbox. A unit opens when something is first on its way to it: in the
/// country all of them wait at once, here only those that the petitions concern.
/// </summary>
internal sealed class Country(
    DemoHub hub, FinishLine finish, Throttle throttle, IReadOnlyDictionary<string, Role> roles, int seed)
    : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Office>>> _offices = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _work = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly ProvinceDesk _province = new();
    private readonly CityDesk _city = new();
    private readonly CountyDesk _county = new(seed, finish, TimeProvider.System);
    private readonly DepartmentDesk _department = new(finish);
    private readonly ReferralDesk _referral = new(finish);

    /// <summary>What went from whom to whom.</summary>
    public HandoverTally Handovers { get; } = new(code => roles[code]);

    /// <summary>How many conclusions the provincial bureaus were told of.</summary>
    public int ConclusionsTold => _province.Conclusions;

    /// <summary>How many units are at work.</summary>
    public int OfficeCount => _offices.Count;

    /// <summary>The clerk of a unit, which opens if it has not yet.</summary>
    public async Task<Clerk> ClerkOfAsync(string unit) =>
        (await _offices.GetOrAdd(unit, code => new Lazy<Task<Office>>(() => OpenAsync(code))).Value).Clerk;

    /// <summary>A sender has the receipt of a handover: it counts, and the receiver is at work from now on.</summary>
    public Task HandedOverAsync(string from, string to, HandedOver kind)
    {
        Handovers.Sent(from, to, kind);
        return ClerkOfAsync(to);
    }

    /// <summary>Ends the work of every office.</summary>
    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_work);
    }

    /// <inheritdoc/>
    public void Dispose() => _closing.Dispose();

    private async Task<Office> OpenAsync(string unit)
    {
        var office = new Office(new Clerk(await hub.OfAsync(unit), throttle, this), DeskOf(roles[unit]), Handovers,
            pulls: roles[unit] is (Level.County, OrganType.Bureau));
        _work.Add(Task.Run(() => WorkAsync(office)));
        return office;
    }

    private async Task WorkAsync(Office office)
    {
        try
        {
            await office.WorkAsync(_closing.Token);
        }
        catch (Exception fault)
        {
            finish.Fail(fault);
            throw;
        }
    }

    private IDesk DeskOf(Role role) => role switch
    {
        (Level.Provincial, OrganType.Bureau) => _province,
        (Level.Municipal, OrganType.Bureau) => _city,
        (_, OrganType.Bureau) => _county,
        (_, OrganType.PoliticalLegal or OrganType.Discipline) => _referral,
        _ => _department,
    };
}
