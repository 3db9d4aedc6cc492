using BenchmarkDotNet.Running;
using BottleneckSim.Benchmarks.Events;

if (args is ["event-queue"])
{
    EventQueueComparison.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
