using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

public sealed class UnitDirectoryTests
{
    private static readonly Territory Changsha = Territory.Parse("4301");
    private static readonly Territory Yuelu = Territory.Parse("430104");

    private readonly UnitDirectory _directory = new();

    [Fact]
    public void Put_NewUnits_AreFoundAndListedInCodeOrder()
    {
        _directory.Put(NewUnit("4301-c", Changsha));
        _directory.Put(NewUnit("4301-a", Changsha));
        _directory.Put(NewUnit("430104-b", Yuelu));
        _directory.Put(NewUnit("4301-b", Changsha));

        Assert.Equal(4, _directory.Count);
        Assert.Equal(["4301-a", "4301-b", "4301-c"], _directory.InTerritory(Changsha).Select(unit => unit.Code.Value));
        Assert.True(_directory.TryFind(UnitCode.Parse("430104-b"), out var unit));
        Assert.Equal(Yuelu, unit.Territory);
    }

    [Fact]
    public void Put_SameCode_Replaces()
    {
        _directory.Put(NewUnit("4301-a", Changsha));
        var suspended = NewUnit("4301-a", Changsha) with { Status = UnitStatus.Suspended };

        _directory.Put(suspended);

        Assert.Equal(1, _directory.Count);
        Assert.Equal([suspended], _directory.InTerritory(Changsha));
    }

    [Fact]
    public void Put_SameCodeInAnotherTerritory_Moves()
    {
        _directory.Put(NewUnit("4301-a", Changsha));

        _directory.Put(NewUnit("4301-a", Yuelu));

        Assert.Empty(_directory.InTerritory(Changsha));
        Assert.Single(_directory.InTerritory(Yuelu));
    }

    [Fact]
    public void Reads_NothingPut_AreEmpty()
    {
        Assert.Equal(0, _directory.Count);
        Assert.Empty(_directory.InTerritory(Changsha));
        Assert.False(_directory.TryFind(UnitCode.Parse("4301-a"), out _));
    }

    [Fact]
    public async Task Put_ManyWritersAndReaders_LoseNothingAndListInOrder()
    {
        const int writers = 4;
        const int unitsEach = 300;
        var readings = Task.Run(
            () =>
            {
                while (_directory.Count < writers * unitsEach)
                {
                    var codes = _directory.InTerritory(Changsha).Select(unit => unit.Code).ToArray();
                    Assert.Equal(codes.Order(), codes);
                }
            },
            TestContext.Current.CancellationToken);

        await Parallel.ForAsync(0, writers, TestContext.Current.CancellationToken, (writer, _) =>
        {
            for (var i = 0; i < unitsEach; i++)
                _directory.Put(NewUnit($"{writer}-{i:000}", Changsha));
            return ValueTask.CompletedTask;
        });
        await readings.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(writers * unitsEach, _directory.InTerritory(Changsha).Count);
    }

    private static Unit NewUnit(string code, Territory territory) =>
        new(UnitCode.Parse(code), code, territory, OrganType.CompetentOrgan, "housing");
}
