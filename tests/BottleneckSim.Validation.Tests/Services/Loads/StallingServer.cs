using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BottleneckSim.Validation.Tests.Services.Loads;

/// <summary>A server whose first answer on each connection takes a while; without a while it hangs up instead of answering.</summary>
/// <remarks>It may also answer nobody before a number of requests have come, each on a connection of its own: then no clock decides who was first.</remarks>
internal sealed class StallingServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CountdownEvent _awaited;
    private readonly TimeSpan? _stall;

    public StallingServer(TimeSpan? stall, int awaited = 0)
    {
        _stall = stall;
        _awaited = new CountdownEvent(awaited);
        _listener.Start();
        new Thread(AcceptAll) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose(); // Its threads may still be at the count, which owns nothing.

    private void AcceptAll()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[4_096];
                var stall = _stall;
                while (socket.Receive(buffer) > 0 && stall is { } wait)
                {
                    if (!_awaited.IsSet)
                        _awaited.Signal();
                    if (!_awaited.Wait(Patience))
                        return;
                    Thread.Sleep(wait);
                    stall = TimeSpan.Zero;
                    socket.Send(Answer);
                }
            }
            catch (SocketException)
            {
                // The other side was first.
            }
        }
    }
}
