using Microsoft.Extensions.Caching.Memory;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Console.Acting;

/// <summary>
/// Keeps refused actions for some minutes, so that the form can be shown again. An address has only the id: addresses are kept in
/// histories and logs, and a made-up link must show nothing.
/// </summary>
internal sealed class RefusedActs : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    /// <summary>Keeps it for its operator; gives its id.</summary>
    public string Keep(RefusedAct act)
    {
        var id = Guid.NewGuid().ToString("N");
        _kept.Set(id, act, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
        return id;
    }

    /// <summary>What has this id; null where there is none, or it is another operator's or another action.</summary>
    public RefusedAct? Find(string? id, string name, string kind) =>
        id is not null && _kept.TryGetValue(id, out RefusedAct? act) && act!.Operator == name && act.Kind == kind ? act : null;

    public void Dispose() => _kept.Dispose();
}

/// <summary>An action that the hub refused.</summary>
/// <param name="Operator">Whose.</param>
/// <param name="Kind">Which.</param>
/// <param name="Reason">What was typed as reason.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record RefusedAct(string Operator, string Kind, string Reason, Refusal Refusal);
