using System.CommandLine;
using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Live;

/// <summary><c>live ID</c>.</summary>
internal static class LiveCommand
{
    public static Command Create(Composition composition) => new("live", "Run a scenario in real time, for Prometheus and Grafana to look at.")
    {
    };
}
