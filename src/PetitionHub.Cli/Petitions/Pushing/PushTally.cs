namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>What became of the lines of a push.</summary>
/// <param name="Lines">How many petitions the file has.</param>
/// <param name="Registered">Registered now; where the receipts were lost, also those that the hub had already.</param>
/// <param name="Repeated">Of the same id and content as an earlier line of the file: the same petition once more.</param>
/// <param name="LikelyRepeats">Of those, for how many the hub named earlier items that are likely the same matter.</param>
/// <param name="Skipped">Registered by an earlier run, as the receipts tell; not sent.</param>
/// <param name="Refused">Refused, by the hub or as no petition.</param>
internal sealed record PushTally(long Lines, long Registered, long Repeated, long LikelyRepeats, long Skipped, long Refused);
