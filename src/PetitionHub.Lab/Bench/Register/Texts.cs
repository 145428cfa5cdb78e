namespace PetitionHub.Lab.Bench.Register;

/// <summary>What the petitions of a benchmark say.</summary>
internal enum Texts
{
    /// <summary>Not chosen.</summary>
    Unspecified = 0,

    /// <summary>All the same, as in a campaign.</summary>
    Same = 1,

    /// <summary>The same but for some characters each, as where a form is filled in.</summary>
    Alike = 2,

    /// <summary>Nothing in common.</summary>
    Distinct = 3,
}
