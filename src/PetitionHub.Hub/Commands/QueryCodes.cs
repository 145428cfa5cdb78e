using System.Security.Cryptography;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// Makes petitioners' codes (查询码): 12 characters without look-alikes, about 58 bits, so that none can be guessed.
/// </summary>
internal static class QueryCodes
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);
}
