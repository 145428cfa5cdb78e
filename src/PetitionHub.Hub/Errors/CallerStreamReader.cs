using Google.Protobuf;
using Grpc.Core;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// The caller's stream of requests. A stream that the caller resets ends with an <see cref="IOException"/>, often before the
/// call's token is cancelled; it is recognised here, so that no other input or output of a service is mistaken for it. An
/// unreadable message also causes exceptions of that type: it is recognised as well, since its sender must not send it again.
/// </summary>
internal sealed class CallerStreamReader<T>(IAsyncStreamReader<T> stream) : IAsyncStreamReader<T>
{
    private long _count;

    public T Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            if (!await stream.MoveNext(cancellationToken))
                return false;
            _count++;
            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new RefusalException(UnreadMessages.Malformed().With("message", _count + 1));
        }
        catch (IOException exception)
        {
            throw new CallerGoneException(exception);
        }
    }

    /// <summary>
    /// What parser, decompression and framing throw. A length beyond two gigabytes is recognised by the text of the exception
    /// only.
    /// </summary>
    private static bool IsUnreadable(Exception exception) =>
        exception is InvalidProtocolBufferException or InvalidDataException or ArgumentException or FormatException
            or OverflowException
        || (exception is IOException && exception.Message.StartsWith("Message too large", StringComparison.Ordinal));
}
