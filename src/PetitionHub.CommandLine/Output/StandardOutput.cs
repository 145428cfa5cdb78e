using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PetitionHub.CommandLine.Output;

/// <summary>
/// Standard output that reports a closed reader. .NET's own stream hides EPIPE, so that an acknowledgement after the write would
/// be sent although nobody read the entry.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int BrokenPipe = 32;
    private const int ConnectionReset = 104;
    private const short Writable = 4;
    private const short NobodyReads = 8 | 16;

    /// <summary>For a pipe: the bytes that are not read yet. For a socket it would be what came the other way.</summary>
    private const uint BytesUnread = 0x541B;

    /// <summary>Of a socket: what its reader has not taken. A pipe does not answer it.</summary>
    private const uint BytesUnsent = 0x5411;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    private readonly bool _isPipe = IsPipe();
    private readonly CancellationTokenSource _gone = new();
    private int _isWatched;

    private StandardOutput()
    {
    }

    /// <summary>The process's own; null on systems whose calls are others.</summary>
    public static StandardOutput? Open() => OperatingSystem.IsLinux() ? new StandardOutput() : null;

    /// <summary>Cancelled once the reader has closed the output. Only a pipe reports that.</summary>
    public CancellationToken Gone
    {
        get
        {
            if (_isPipe && Interlocked.Exchange(ref _isWatched, 1) == 0)
                new Thread(WaitUntilGone) { IsBackground = true, Name = "reader of standard output" }.Start();
            return _gone.Token;
        }
    }

    /// <summary>True once <see cref="Gone"/> is cancelled.</summary>
    public bool IsGone => _gone.IsCancellationRequested;

    /// <summary>
    /// Waits until the reader has taken out of the pipe all that was written. What lies in a pipe is lost with its reader, as
    /// with <c>| head -1</c>, so that nothing should count as handed over before.
    /// </summary>
    /// <exception cref="OutputClosedException">The reader went without it.</exception>
    public void WaitUntilTaken(CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        for (var pause = TimeSpan.Zero; _isPipe && Unread() > 0;)
        {
            // The reader may have taken the rest and gone since Unread() was asked: then it has all of it.
            if (Poll(events: 0, timeoutMs: 0) is var events && (events & NobodyReads) != 0 && Unread() > 0)
                throw new OutputClosedException();
            if (spin.Count < 200)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            pause = pause + TimeSpan.FromMilliseconds(1) is var longer && longer < LongestPause ? longer : LongestPause;
            // The token is cancelled, too, once the reader has gone.
            if (cancellationToken.WaitHandle.WaitOne(pause) && Unread() > 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OutputClosedException">The reader has closed the output.</exception>
    /// <exception cref="IOException">Not all of it could be written, as where a disk is full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = WriteSome(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else
                Recover(Marshal.GetLastPInvokeError());
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Each write goes to the system at once.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private static void Recover(int error)
    {
        switch (error)
        {
            case Interrupted:
                return;
            case WouldBlock:
                // A parent may have made it so that writes do not wait, for a process of its own.
                Poll(Writable, timeoutMs: -1);
                return;
            case BrokenPipe or ConnectionReset:
                throw new OutputClosedException();
            default:
                throw new IOException($"Standard output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    private void WaitUntilGone()
    {
        while ((Poll(events: 0, timeoutMs: -1) & NobodyReads) == 0)
        {
            // A signal ended the wait.
        }

        _gone.Cancel();
    }

    private static short Poll(short events, int timeoutMs)
    {
        var polled = new Polled { Descriptor = Descriptor, Events = events };
        return Poll(ref polled, 1, timeoutMs) > 0 ? polled.Happened : (short)0;
    }

    private static int Unread() =>
        Control(Descriptor, BytesUnsent, out var bytes) == 0 || Control(Descriptor, BytesUnread, out bytes) == 0 ? bytes : 0;

    private static bool IsPipe()
    {
        if (!Console.IsOutputRedirected)
            return false;
        try
        {
            using var handle = new SafeFileHandle(Descriptor, ownsHandle: false);
            using var file = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            return !file.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteSome(int descriptor, ref byte bytes, nint count);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Polled polled, nuint count, int timeoutMs);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, nuint request, out int bytes);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
