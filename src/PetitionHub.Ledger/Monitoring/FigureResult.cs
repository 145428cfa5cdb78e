using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>A figure.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Buckets">Its parts, which add up to its items.</param>
/// <param name="Petitions">Of how many petitions it is.</param>
/// <param name="Value">The figure itself: a rate from 0 to 1, or days for <see cref="Figure.Duration"/>; null where it is of no
/// item.</param>
public sealed record FigureResult(Figure Figure, IReadOnlyList<BucketCount> Buckets, long Petitions, double? Value);

/// <summary>A part of a figure.</summary>
/// <param name="Bucket">Which.</param>
/// <param name="Count">How many items.</param>
public sealed record BucketCount(FigureBucket Bucket, long Count);
