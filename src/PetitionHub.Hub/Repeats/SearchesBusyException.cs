namespace PetitionHub.Hub.Repeats;

/// <summary>As many searches for repeats run and wait as may.</summary>
internal sealed class SearchesBusyException : Exception;
