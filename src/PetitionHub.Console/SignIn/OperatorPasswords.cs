using Microsoft.AspNetCore.Identity;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>Passwords of local accounts.</summary>
public static class OperatorPasswords
{
    /// <summary>The least characters of a password.</summary>
    public const int MinLength = 12;

    /// <summary>Upper bound, so that hashing cannot exhaust the CPU.</summary>
    public const int MaxLength = 200;

    private static readonly PasswordHasher<OperatorAccount> Hasher = new();

    // An unknown name takes as long to check as any other.
    private static readonly string NobodysHash = Hash(Guid.NewGuid().ToString());

    /// <summary>The password as it is kept: a salted hash (PBKDF2).</summary>
    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    internal static bool Verify(OperatorAccount? account, string password) =>
        Hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed
        && account is not null;
}
