using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>What both sides have of the exchange with one unit.</summary>
/// <param name="Direction">Whether sent to it or received from it.</param>
/// <param name="Counterparty">The other unit; empty for commands that name none.</param>
/// <param name="Here">How many entries this side has.</param>
/// <param name="There">How many the hub has.</param>
/// <param name="IsEqual">True where they are the same entries with the same contents.</param>
public sealed record CounterpartyComparison(
    ExchangeDirection Direction, string Counterparty, long Here, long There, bool IsEqual);
