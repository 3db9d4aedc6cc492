using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Rollouts.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Models.Rollouts;

/// <summary>Any engine, with somebody who restarts the instances that wait for it, one lot after the other.</summary>
/// <remarks>
/// <code>
/// Apply(resize) ──► engine          waiting: 1 2 3
///                     ▲
///                     └── roll-on ◄── at once: 1 … a boot later: 2 … a boot later: 3
/// </code>
/// It stands outside, as a deployment's controller does, and its changes are what an operator's would be; so it works on every engine and with whatever changes come
/// in between: instances that are added come up on new machines, those that are removed wait no more, and another resize lets all wait that have other cores by then.
/// </remarks>
/// <param name="engine">The engine that runs the system.</param>
public sealed class RolloutEngine(IEngine engine) : IEngine
{
    /// <summary>When the last lot of a tier has booted.</summary>
    private readonly Dictionary<string, Instant> _booted = new(StringComparer.Ordinal);

    /// <summary>The engine that runs the system.</summary>
    public IEngine Inner => engine;

    /// <inheritdoc />
    public string Name => engine.Name;

    /// <inheritdoc />
    public Instant Now => engine.Now;

    /// <inheritdoc />
    public SystemDescription System => engine.System;

    /// <inheritdoc />
    public long HandledEvents => engine.HandledEvents;

    /// <inheritdoc />
    public string Digest => engine.Digest;

    /// <inheritdoc />
    public void AdvanceTo(Instant instant)
    {
        while (NextTurn() is { } next && next <= instant)
        {
            engine.AdvanceTo(Instant.Max(next, Now));
            TakeTurns();
        }

        engine.AdvanceTo(instant);
    }

    /// <inheritdoc />
    public void Apply(Change change, ChangeOrigin origin)
    {
        engine.Apply(change, origin);
        TakeTurns();
    }

    /// <inheritdoc />
    public void Sample() => engine.Sample();

    /// <inheritdoc />
    public void Dispose() => engine.Dispose();

    private Instant? NextTurn()
    {
        Instant? next = null;
        foreach (var tier in System.Tiers.Values)
        {
            if (tier.Rollout is not null)
            {
                var turn = _booted.GetValueOrDefault(tier.Name, Now);
                next = next is { } other ? Instant.Min(other, turn) : turn;
            }
        }

        return next;
    }

    private void TakeTurns()
    {
        foreach (var name in System.Tiers.Values.Where(tier => tier.Rollout is not null).Select(tier => tier.Name).ToList())
        {
            while (System.Tiers[name] is { Rollout: { } rollout } tier && _booted.GetValueOrDefault(name, Now) <= Now)
            {
                engine.Apply(new RollOn(name, rollout.Next(tier)), ChangeOrigin.Rollout);
                _booted[name] = Now + tier.Boot;
            }
        }
    }
}
