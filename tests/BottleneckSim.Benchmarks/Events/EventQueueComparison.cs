using System.Diagnostics;

namespace BottleneckSim.Benchmarks.Events;

/// <summary>Measures both queues in turn in one go and prints the ratios: <c>dotnet run -c Release -- event-queue</c>.</summary>
internal static class EventQueueComparison
{
    private const int Rounds = 20;
    private const int Holds = 100_000;

    public static void Run(TextWriter output)
    {
        output.WriteLine("hold model, million holds a second, best of the rounds, taken in turn");
        output.WriteLine($"{"times",-12} {"pending",8} {"EventQueue",11} {"PriorityQueue",14} {"ratio",6}");
        foreach (var shape in Enum.GetValues<IncrementShape>())
        {
            foreach (var pending in (int[])[10, 100, 1_000, 10_000, 100_000])
            {
                var (own, runtime) = Compare(pending, shape);
                output.WriteLine($"{shape,-12} {pending,8} {own,11:F1} {runtime,14:F1} {own / runtime,6:F2}");
            }
        }
    }

    private static (double Own, double Runtime) Compare(int pending, IncrementShape shape)
    {
        var model = new HoldModel(pending, shape);
        var (own, runtime) = (new double[Rounds], new double[Rounds]);
        for (var round = -12; round < Rounds; round++)
        {
            var ownRate = RateOf(model.HoldEventQueue);
            var runtimeRate = RateOf(model.HoldPriorityQueue);
            if (round >= 0)
            {
                (own[round], runtime[round]) = (ownRate, runtimeRate);
            }
        }

        return (own.Max(), runtime.Max());
    }

    private static double RateOf(Func<int, long> hold)
    {
        var start = Stopwatch.GetTimestamp();
        hold(Holds);
        return Holds / Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
