using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Any changes, to the shape of the system too, at any instant in flight.</summary>
public class RandomChangesTests
{
    /// <summary>Up to eight changes or inverses of earlier ones, each a random while after the one before.</summary>
    private static Gen<(int Seed, (int Microseconds, int Pick, bool TakesBack)[] Steps)> Stories { get; } =
        from seed in Gen.Choose(1, 1_000_000)
        from steps in Gen.Choose(0, 900_000).Zip(Gen.Choose(0, ChangeCatalogue.All.Count - 1)).Zip(Gen.Elements(true, false)).NonEmptyListOf()
        select (seed, steps.Take(8).Select(step => (step.Item1.Item1, step.Item1.Item2, step.Item2)).ToArray());

    [Fact]
    public void Changes_in_flight_keep_every_invariant_and_repeat_bit_for_bit()
    {
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var (digest, checker) = Play((ulong)story.Seed, story.Steps);
            var (again, _) = Play((ulong)story.Seed, story.Steps);
            return digest == again
                && checker.Balances.All(one => one.Issued == one.Succeeded + one.Failed + one.Refused + one.TimedOut + one.InFlight)
                && checker.Balances.Any(one => one.Succeeded > 0);
        }).Check(seed: 22, tests: 40);
    }

    private static (string Digest, InvariantChecker Checker) Play(ulong seed, IReadOnlyList<(int Microseconds, int Pick, bool TakesBack)> steps)
    {
        var checker = new InvariantChecker();
        var applied = new Stack<Change>();
        using var engine = new SequentialEngineFactory().Create(ChangeInverseTests.System, seed, checker);
        foreach (var (microseconds, pick, takesBack) in steps)
        {
            Advance(engine, Duration.FromMicroseconds(microseconds));
            var change = takesBack && applied.TryPop(out var inverse) ? inverse : ChangeCatalogue.All[pick];
            try
            {
                var before = engine.System;
                engine.Apply(change, ChangeOrigin.Operator);
                applied.Push(change.Inverse(before));
            }
            catch (ChangeRefusedException)
            {
                // It does not fit after the others; the run goes on.
            }
        }

        Advance(engine, Duration.FromSeconds(3));
        return (engine.Digest, checker);
    }

    private static void Advance(IEngine engine, Duration length)
    {
        var to = engine.Now + length;
        while (engine.Now < to)
        {
            engine.AdvanceTo(Instant.Min(to, engine.Now + Duration.FromMilliseconds(250)));
            engine.Sample();
        }
    }
}
