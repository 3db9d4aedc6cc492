using System.Net;
using System.Net.Sockets;
using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Live;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Telemetry.Sessions;

namespace BottleneckSim.Cli.Tests.Live;

public sealed class LiveSessionTests
{
    [Fact]
    public void Faults_come_at_their_instants_however_the_clock_steps()
    {
        var clock = new ManualClock();
        var faults = new FaultRecorder();
        using var session = new LiveSession(
            CommandLineRun.SmallShop, new LiveOptions { Scenario = "small-shop" }, new SequentialEngineFactory(), new TelemetryOptions(), clock, faults);

        // Steps of odd lengths, so that none ends at the fault's instant.
        foreach (var seconds in new[] { 0.07, 3.7 })
        {
            clock.Pass(seconds);
            while (!session.Pacer.Step())
            {
                // Until it is on time.
            }
        }

        Assert.Equal([Instant.FromSeconds(1)], faults.Instants);
    }

    [Fact]
    public async Task A_port_in_use_is_a_mistake_told_in_plain_words()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await CommandLineRun.OfAsync("live", "small-shop", "--metrics-port", $"{port}");

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains($"Cannot listen on 127.0.0.1 at {port}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--metrics-port", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_ends_a_session_cleanly()
    {
        using var interruption = new CancellationTokenSource();
        using var output = new InterruptingWriter(interruption);
        var terminal = new Terminal(TextReader.Null, output, TextWriter.Null, TerminalAbilities.Pipe, TerminalAbilities.Pipe);

        var exitCode = await CommandLineApplication.RunAsync(
            ["live", "small-shop", "--metrics-port", "0"], new Composition(terminal, CommandLineRun.Catalogue, TimeProvider.System), interruption.Token);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("The session has ended", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("small-shop", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Interrupts as soon as the session says how.</summary>
    private sealed class InterruptingWriter(CancellationTokenSource interruption) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value == "Ctrl-C ends it.")
                interruption.Cancel();
        }
    }

    private sealed class FaultRecorder : ObservationSink
    {
        public List<Instant> Instants { get; } = [];

        public override void Observe(ChangeApplied fact)
        {
            if (fact.Origin == ChangeOrigin.Fault)
                Instants.Add(fact.Time);
        }
    }
}
