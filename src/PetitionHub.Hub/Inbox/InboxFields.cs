using PetitionHub.Ledger.Wire;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads the fields that the calls on an inbox share.</summary>
internal static class InboxFields
{
    private const int MaxConsumer = 64;

    public static string Consumer(this RequestFields fields, string name)
    {
        if (name.Length is 0 or > MaxConsumer || !name.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'))
            fields.Fault("consumer", $"must be 1 to {MaxConsumer} of a–z, 0–9 and hyphen");
        return name;
    }

    public static void Sequence(this RequestFields fields, long sequence)
    {
        if (sequence < 1)
            fields.Fault("sequence", "must be 1 or more");
    }
}
