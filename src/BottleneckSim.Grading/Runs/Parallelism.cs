using System.Collections.Concurrent;

namespace BottleneckSim.Grading.Runs;

/// <summary>How many runs go on at once.</summary>
/// <param name="Maximum">At least 1.</param>
public sealed record Parallelism(int Maximum)
{
    /// <summary>One run a processor.</summary>
    public static Parallelism OnePerProcessor { get; } = new(Environment.ProcessorCount);

    /// <summary>Does something for each item, several at once; the results are in the items' order whatever the scheduling.</summary>
    /// <remarks>Items are handed out one by one: they take seconds, and a processor that took several at the end would keep the others waiting.</remarks>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> function, CancellationToken cancellation = default)
    {
        var results = new TResult[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Maximum), CancellationToken = cancellation };
        try
        {
            var oneByOne = Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(oneByOne, options, index => results[index] = function(items[index]));
        }
        catch (AggregateException failures) when (failures.InnerExceptions.Count > 0)
        {
            // One run's failure (a refused change, a broken invariant) is the failure of all: tell it as it is.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return results;
    }
}
