namespace PetitionHub.Client;

/// <summary>How far an upload or download is.</summary>
/// <param name="DoneBytes">How many bytes are on the other side.</param>
/// <param name="TotalBytes">How many the file has.</param>
public readonly record struct TransferProgress(long DoneBytes, long TotalBytes);
