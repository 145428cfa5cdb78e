namespace PetitionHub.Lab.Bench.Register;

/// <summary>What a benchmark of registrations runs with.</summary>
/// <param name="Callers">How many calls are under way at once.</param>
/// <param name="Connections">HTTP/2 connections of the callers.</param>
/// <param name="Duration">How long is measured.</param>
/// <param name="WarmUp">How long before that it registers.</param>
/// <param name="Texts">What the petitions say.</param>
/// <param name="Seed">Chooses them.</param>
internal sealed record RegisterOptions(int Callers, int Connections, TimeSpan Duration, TimeSpan WarmUp, Texts Texts, int Seed);
