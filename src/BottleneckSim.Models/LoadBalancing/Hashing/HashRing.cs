using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.LoadBalancing.Hashing;

/// <summary>A ring of hashes: each instance stands at many points, and a key belongs to the next point (Karger et al. 1997).</summary>
/// <remarks>
/// <code>
///        key ─►
///    ··a····b··c····a···b····c··     the next point is a's; without a, the next one of another instance:
///                                    when one of n instances goes, only its own 1/n of the keys move
/// </code>
/// </remarks>
internal sealed class HashRing
{
    private readonly ulong[] _points;
    private readonly int[] _instances;

    /// <summary>A ring of instances by name.</summary>
    public HashRing(IEnumerable<(int Instance, string Name)> instances, int virtualNodes)
    {
        var points = instances
            .SelectMany(one => Enumerable.Range(0, virtualNodes).Select(number => (Point: StableHash.Mix(StableHash.OfName(one.Name) + (ulong)number), one.Instance)))
            .OrderBy(one => one.Point).ThenBy(one => one.Instance)
            .ToList();
        _points = [.. points.Select(one => one.Point)];
        _instances = [.. points.Select(one => one.Instance)];
    }

    /// <summary>The first instance at or after a key's place that may be taken; the first of all if none may.</summary>
    /// <param name="key">The key.</param>
    /// <param name="state">What the question needs to know; a question that catches nothing itself is not allocated for every key.</param>
    /// <param name="mayTake">Whether an instance may be taken.</param>
    public int Find<TState>(ulong key, TState state, Func<int, TState, bool> mayTake)
    {
        var start = Array.BinarySearch(_points, StableHash.Mix(key));
        start = start < 0 ? ~start : start;
        for (var step = 0; step < _points.Length; step++)
        {
            var instance = _instances[(start + step) % _points.Length];
            if (mayTake(instance, state))
            {
                return instance;
            }
        }

        return _instances[start % _points.Length];
    }
}
