using Google.Protobuf;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Flow;

/// <summary>A command happens once, however often it is sent (invariant 3).</summary>
public sealed class OnceTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const int Duplicates = 16;

    [Fact]
    public async Task Command_SentAgain_GetsItsFirstReceiptToTheByte()
    {
        var command = Ask.RegisterFor(Changsha);
        var first = await AskAsync(Hunan, command);
        var transfer = Ask.Acknowledge(((RegisterPetitionResponse)first).Receipt.PetitionId);
        var acknowledged = await hub.As(Changsha).CallInvoker.CallAsync(transfer);
        var head = await hub.HeadAsync();

        Assert.Equal(first.ToByteString(), (await AskAsync(Hunan, command)).ToByteString());
        Assert.Equal(acknowledged.ToByteString(), (await hub.As(Changsha).CallInvoker.CallAsync(transfer)).ToByteString());
        Assert.Equal(head, await hub.HeadAsync());
    }

    [Fact]
    public async Task Command_SentManyTimesAtOnce_IsOneEntry()
    {
        var command = Ask.Register();
        var (before, _) = await hub.HeadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Duplicates).Select(_ => AskAsync(Hunan, command)));

        Assert.Single(answers.Select(answer => answer.ToByteString()).Distinct());
        Assert.Equal(before + 1, (await hub.HeadAsync()).Sequence);
    }

    [Fact]
    public async Task Command_SentAgainAfterARestart_GetsItsFirstReceiptToTheByte()
    {
        var commands = new IMessage[] { Ask.RegisterFor(Changsha), Ask.Register() };
        var answers = new List<IMessage>();
        foreach (var command in commands)
            answers.Add(await AskAsync(Hunan, command));
        var head = await hub.HeadAsync();

        await hub.RestartAsync();

        for (var i = 0; i < answers.Count; i++)
            Assert.Equal(answers[i].ToByteString(), (await AskAsync(Hunan, commands[i])).ToByteString());
        Assert.Equal(head, await hub.HeadAsync());
    }

    /// <summary>Answers without likely repeats, which stand as they stand.</summary>
    private async Task<IMessage> AskAsync(string unit, IMessage command)
    {
        var answer = await hub.As(unit).CallInvoker.CallAsync(command);
        if (answer is RegisterPetitionResponse registered)
        {
            registered.LikelyRepeats.Clear();
            registered.LikelyRepeatsIncomplete = false;
        }

        return answer;
    }
}
