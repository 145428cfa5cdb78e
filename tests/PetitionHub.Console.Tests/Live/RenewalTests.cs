using PetitionHub.Console.Live;

namespace PetitionHub.Console.Tests.Live;

public sealed class RenewalTests
{
    [Fact]
    public async Task Run_AfterARenewalThatFailed_TellsItAndGoesOn()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var (failure, tries, told) = (new IOException("The disk is busy."), 0, new List<Exception>());

        await Renewal.RunAsync(timer, RenewAsync, TellAsync, leaving.Token).Bounded();

        Assert.Equal(failure, Assert.Single(told));
        Assert.Equal(3, tries);

        Task RenewAsync() => ++tries switch
        {
            1 => Task.FromException(failure),
            3 => leaving.CancelAsync(),
            _ => Task.CompletedTask,
        };

        Task TellAsync(Exception exception)
        {
            told.Add(exception);
            return Task.CompletedTask;
        }
    }
}
