using PetitionHub.Client;

namespace PetitionHub.Testing.Hub;

/// <summary>
/// A running hub with <see cref="TestUnits.All"/>, for all tests of a class. An error that it logs fails the class.
/// </summary>
public class HubFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal TestHub Hub { get; private set; } = null!;

    internal HubLog Log { get; init; } = new();

    public HubChannel Operator => Hub.Operator;

    public HubChannel As(string unit) => Hub.As(unit);

    public virtual async ValueTask InitializeAsync()
    {
        Hub = await TestHub.StartAsync(_folder.Path, Log);
        await Hub.ImportUnitsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(Log.Errors);
        GC.SuppressFinalize(this);
    }

    /// <summary>Restarts the hub on its folder, as a machine does overnight.</summary>
    internal async Task RestartAsync()
    {
        await Hub.DisposeAsync();
        Hub = await TestHub.StartAsync(_folder.Path, Log);
    }
}
