using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Loads;

/// <summary>Where a closed population is in its stages and its spike.</summary>
/// <remarks>
/// <code>
/// users   ┌────┐ spike
///      ┌──┘    └──┐         stage after stage, each counted from the beginning of the shape
/// ─────┘          └──────
/// </code>
/// </remarks>
internal readonly struct LoadShape
{
    private readonly ImmutableArray<LoadStage> _stages;
    private readonly SpikeOptions? _spike;
    private readonly Instant _since;
    private readonly Instant _spikeSince;

    private LoadShape(ImmutableArray<LoadStage> stages, SpikeOptions? spike, Instant since, Instant spikeSince) =>
        (_stages, _spike, _since, _spikeSince) = (stages, spike, since, spikeSince);

    /// <summary>The shape after a change: stages and a spike that are new begin now, others go on.</summary>
    public LoadShape With(ClosedLoadOptions options, Instant now) => new(
        options.Stages,
        options.Spike,
        options.Stages == _stages ? _since : now,
        ReferenceEquals(options.Spike, _spike) ? _spikeSince : now);

    /// <summary>How many users there should be, how fast they come or go, and when that changes next.</summary>
    public (int Users, double? Rate, Instant? Until) At(ClosedLoadOptions options, Instant now)
    {
        var (users, rate, until) = (options.Users, options.SpawnPerSecond, (Instant?)null);
        for (var index = 0; index < options.Stages.Length; index++)
        {
            var stage = options.Stages[index];
            var isLast = index == options.Stages.Length - 1;
            if (isLast || now < _since + stage.Until)
            {
                (users, rate, until) = (stage.Users, stage.SpawnPerSecond, isLast ? null : _since + stage.Until);
                break;
            }
        }

        if (options.Spike is not { } spike || now >= _spikeSince + spike.Length)
        {
            return (users, rate, until);
        }

        var end = _spikeSince + spike.Length;
        var many = (long)((users * spike.Factor) + 0.5);
        return ((int)Math.Min(many, int.MaxValue), rate, until is { } next ? Instant.Min(next, end) : end);
    }
}
