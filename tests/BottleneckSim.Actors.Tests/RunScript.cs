using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Actors.Tests;

/// <summary>A run to be done on several engines: samples at every step, changes at instants.</summary>
/// <param name="End">When it ends.</param>
/// <param name="Step">How far apart samples are.</param>
/// <param name="Changes">Changes with their instants, in order.</param>
internal sealed record RunScript(Duration End, Duration Step, ImmutableArray<(Duration At, Change Change)> Changes)
{
    /// <summary>Plays the script and says what came of it.</summary>
    public RunResult Play(IEngine engine)
    {
        var refused = 0;
        var changes = new Queue<(Duration At, Change Change)>(Changes);
        for (var now = Step; now <= End; now += Step)
        {
            while (changes.TryPeek(out var next) && next.At <= now)
            {
                engine.AdvanceTo(Instant.Zero + next.At);
                refused += TryApply(engine, changes.Dequeue().Change) ? 0 : 1;
            }

            engine.AdvanceTo(Instant.Zero + now);
            engine.Sample();
        }

        return new RunResult(engine.Digest, engine.HandledEvents, refused);
    }

    private static bool TryApply(IEngine engine, Change change)
    {
        try
        {
            engine.Apply(change, ChangeOrigin.Operator);
            return true;
        }
        catch (Exception refusal) when (refusal is ChangeRefusedException or InvalidSystemException)
        {
            return false;
        }
    }
}

/// <summary>What must be the same on every engine.</summary>
internal sealed record RunResult(string Digest, long HandledEvents, int RefusedChanges);
