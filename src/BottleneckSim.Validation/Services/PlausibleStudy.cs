using System.Collections.Immutable;

namespace BottleneckSim.Validation.Services;

/// <summary>Begins a study anew where what was measured cannot be.</summary>
internal static class PlausibleStudy
{
    /// <summary>Runs a study until it measures what can be.</summary>
    /// <param name="attempts">How often at most: 1 or more.</param>
    /// <param name="run">The study.</param>
    /// <returns>What it found, null where it never did, and why earlier attempts do not count.</returns>
    public static (T? Found, ImmutableArray<string> Discarded) Of<T>(int attempts, Func<T> run)
        where T : class
    {
        var discarded = ImmutableArray.CreateBuilder<string>();
        while (discarded.Count < attempts)
        {
            try
            {
                return (run(), discarded.ToImmutable());
            }
            catch (ImplausibleMeasurementException exception)
            {
                discarded.Add(exception.Message);
            }
        }

        return (null, discarded.ToImmutable());
    }
}
