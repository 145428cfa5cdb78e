using System.Diagnostics;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

/// <summary>Measures time, so it runs while no other test does.</summary>
[Collection(nameof(UnitDirectoryLoadTests))]
[CollectionDefinition(nameof(UnitDirectoryLoadTests), DisableParallelization = true)]
public sealed class UnitDirectoryLoadTests
{
    private const int MaxRuns = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void Put_WholeCountry_TakesLessThanTheLimitWhereTheMachineIsFree()
    {
        Unit[] units = [.. NationalDirectory.Generate(DivisionTable.Official)];
        var fastest = TimeSpan.MaxValue;
        for (var run = 0; run < MaxRuns && fastest >= Limit; run++)
        {
            var directory = new UnitDirectory();
            var started = Stopwatch.GetTimestamp();
            foreach (var unit in units)
                directory.Put(unit);
            var elapsed = Stopwatch.GetElapsedTime(started);
            fastest = elapsed < fastest ? elapsed : fastest;
            Assert.Equal(units.Length, directory.Count);
        }

        Assert.True(fastest < Limit, $"The fastest of {MaxRuns} runs took {fastest.TotalMilliseconds} ms.");
    }
}
