using CsCheck;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Cli.Tests.Bench;

public sealed class NumberedIdsTests
{
    private readonly NumberedIds _ids = new("1/own", "transfer");

    [Fact]
    public void TryRead_AnyNumber_ComesBack() => Gen.Int[0, int.MaxValue].Sample(number =>
    {
        var id = _ids.Of(number);
        Assert.True(Guid.TryParse(id, out _));
        Assert.True(_ids.TryRead(id, out var read));
        Assert.Equal(number, read);
    });

    [Fact]
    public void TryRead_AnotherPhaseOrRun_IsNotIts()
    {
        Assert.False(_ids.TryRead(new NumberedIds("1/own", "register").Of(5), out _));
        Assert.False(_ids.TryRead(new NumberedIds("2/own", "transfer").Of(5), out _));
        Assert.False(_ids.TryRead("", out _));
    }
}
