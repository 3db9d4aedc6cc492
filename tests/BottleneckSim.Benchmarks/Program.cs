using BenchmarkDotNet.Running;
using BottleneckSim.Benchmarks.Actors;
using BottleneckSim.Benchmarks.Events;
using BottleneckSim.Benchmarks.Models;

if (args is ["event-queue"])
{
    EventQueueComparison.Run(Console.Out);
    return;
}

if (args is ["models"])
{
    ModelRates.Run(Console.Out);
    return;
}

if (args is ["actor-window"])
{
    WindowCost.Run(Console.Out);
    return;
}

if (args is ["actor-scenarios", ..])
{
    ScenarioComparison.Run(Console.Out, args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
