using System.Net;
using System.Net.Sockets;

namespace BottleneckSim.Validation.Services.Loads;

/// <summary>A keep-alive connection that carries one request at a time. Sending and receiving block: no thread pool stands between answer and clock.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int BufferBytes = 64 * 1_024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];

    public LoadConnection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>The position of the request in progress; -1 where there is none.</summary>
    public int Current { get; set; } = -1;

    public void Send(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
            content = content[_socket.Send(content)..];
    }

    /// <summary>Waits for a whole answer.</summary>
    /// <returns>Whether there was one; otherwise the connection was closed.</returns>
    public bool TryReceive(out HttpAnswer answer)
    {
        answer = default;
        var (received, isHeadComplete) = (0, false);
        while (!isHeadComplete || received < answer.HeadBytes + answer.ContentBytes)
        {
            var count = Receive(_buffer.AsSpan(received));
            if (count == 0)
                return false;
            received += count;
            isHeadComplete = isHeadComplete || HttpAnswerParser.TryParse(_buffer.AsSpan(0, received), out answer);
            if (isHeadComplete && answer.HeadBytes + answer.ContentBytes > BufferBytes)
                throw new InvalidDataException($"An answer of {answer.ContentBytes} bytes is longer than the generator's {BufferBytes} bytes.");
        }

        return true;
    }

    /// <summary>Ends the connection; whoever waits for an answer learns it.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other side was first.
        }

        _socket.Dispose();
    }

    private int Receive(Span<byte> buffer)
    {
        try
        {
            return _socket.Receive(buffer);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
