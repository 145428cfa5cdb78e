namespace PetitionHub.Hub.Requests;

/// <summary>Reads the fields by which a consumer names its place in what it is sent.</summary>
internal static class ConsumerFields
{
    private const int MaxConsumer = 64;

    public static string Consumer(this RequestFields fields, string name)
    {
        if (name.Length is 0 or > MaxConsumer || !name.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'))
            fields.Reject("consumer", $"must be 1 to {MaxConsumer} of a–z, 0–9 and hyphen");
        return name;
    }

    public static void Sequence(this RequestFields fields, long sequence)
    {
        if (sequence < 1)
            fields.Reject("sequence", "must be 1 or more");
    }

    /// <summary>Where a read starts; absent reads as 0.</summary>
    public static void AfterSequence(this RequestFields fields, long sequence)
    {
        if (sequence < 0)
            fields.Reject("after_sequence", "must be 0 or more");
    }
}
