using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Cli.Ledger;
using PetitionHub.Client;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary>What every command that takes a step has: the petition, the request id, and the showing of the receipt.</summary>
internal sealed class StepTaking
{
    private readonly Argument<string> _id = new("id") { Description = "The petition's id." };

    private readonly Option<Guid?> _requestId = new("--request-id")
    {
        Description = "The request id of an earlier try that got no answer: the step happens once, whatever became of that try. "
            + "A new one is made unless given.",
        HelpName = "uuid",
    };

    public void AddTo(Command command)
    {
        command.Add(_id);
        command.Add(_requestId);
    }

    public async Task<int> TakeAsync(
        Session session, ParseResult parse, StepCall method, IMessage step, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var requestId = (parse.GetValue(_requestId) ?? Guid.CreateVersion7()).ToString();
        try
        {
            var receipt = await method.TakeAsync(
                hub.CallInvoker, requestId, parse.GetRequiredValue(_id), step, cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(receipt);
            else
                session.Terminal.Write(EntryTables.OfReceipt(receipt));
            return ExitCodes.Done;
        }
        catch (RpcException exception) when (HubError.From(exception).IsTransient)
        {
            session.Terminal.Say(
                $"The step may have been taken all the same. To be sure, repeat the command with --request-id {requestId}");
            throw;
        }
    }
}
