namespace PetitionHub.Lab.Bench.Handover;

/// <summary>What a benchmark of handovers runs with.</summary>
internal sealed record HandoverOptions
{
    /// <summary>How many handovers are under way at once, 1 to 4,096.</summary>
    public required int Callers { get; init; }

    /// <summary>Whether they are pushed by a stream on each connection; otherwise each is a call.</summary>
    public required bool Push { get; init; }

    /// <summary>To how many units they hand over, 1 to 3,000.</summary>
    public required int Units { get; init; }

    /// <summary>How long each round is measured.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many rounds are measured.</summary>
    public required int Times { get; init; }

    /// <summary>How long petitions are registered at least, before anything is measured.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>Handovers a second that are to be sent (open loop); null sends each as soon as a caller is free.</summary>
    public required double? Rate { get; init; }

    /// <summary>How unequal the units' shares are; 0 is equal.</summary>
    public required double Zipf { get; init; }

    /// <summary>HTTP/2 connections of the callers.</summary>
    public required int Connections { get; init; }

    /// <summary>Whether echo servers are measured too.</summary>
    public required bool Baseline { get; init; }

    /// <summary>Chooses units and destinations.</summary>
    public required int Seed { get; init; }
}
