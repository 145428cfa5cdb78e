using System.Collections.Concurrent;
using System.Net;

namespace PetitionHub.Console.SignIn;

/// <summary>
/// Counts the passwords that were tried for a name, by where they come from: an address, or a browser that signed in before.
/// Whoever guesses shuts out only who comes from there, and never the operator. Kept in memory: what a restart forgives, the
/// limit of each address bounds.
/// </summary>
internal sealed class SignInTries(TimeProvider clock)
{
    /// <summary>So many wrong passwords for one name from one place.</summary>
    public const int Max = 5;

    /// <summary>Keep that place from trying for so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // Beyond it the places that began first are forgotten: memory is bounded whoever guesses.
    private const int MaxPlaces = 50_000;
    private const int IPv6NetworkBytes = 8;

    private readonly ConcurrentDictionary<string, Tried> _places = new(StringComparer.Ordinal);

    /// <summary>
    /// An address as a place: of IPv6 its network, since each household has more addresses than it could ever try.
    /// </summary>
    public static string SourceOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length > IPv6NetworkBytes ? Convert.ToHexString(bytes, 0, IPv6NetworkBytes) : address.ToString();
    }

    /// <summary>
    /// Counts a try before its password is checked, so that many at once are no more than <see cref="Max"/>; false where it is
    /// one too many.
    /// </summary>
    public bool Count(string place)
    {
        var now = clock.GetUtcNow();
        if (_places.Count >= MaxPlaces)
            Forget(now);
        var tried = _places.AddOrUpdate(
            place,
            _ => new Tried(1, now),
            (_, before) => before.Since + Pause <= now ? new Tried(1, now) : before with { Count = before.Count + 1 });
        return tried.Count <= Max;
    }

    /// <summary>Takes note of a right password.</summary>
    public void Forget(string place) => _places.TryRemove(place, out _);

    private void Forget(DateTimeOffset now)
    {
        foreach (var (place, tried) in _places.OrderBy(pair => pair.Value.Since).Take(MaxPlaces / 2))
            _places.TryRemove(KeyValuePair.Create(place, tried));
        foreach (var (place, tried) in _places)
        {
            if (tried.Since + Pause <= now)
                _places.TryRemove(KeyValuePair.Create(place, tried));
        }
    }

    private sealed record Tried(int Count, DateTimeOffset Since);
}
