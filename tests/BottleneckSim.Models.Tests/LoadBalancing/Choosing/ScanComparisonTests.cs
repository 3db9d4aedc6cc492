using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.LoadBalancing;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.LoadBalancing.Choosing;

/// <summary>What is chosen in constant or logarithmic time against a plain scan of all instances, while instances come, go and fall ill.</summary>
public class ScanComparisonTests
{
    private const int FirstInstance = 3;

    private enum Act
    {
        Choose,
        Finish,
        Probation,
        Return,
        Scale,
        TakeOut,
    }

    [Fact]
    public void Least_connections_chooses_what_a_scan_of_all_instances_chooses() =>
        Prop.ForAll(Stories.ToArbitrary(), acts => Agrees(acts, new BalancerOptions(BalancingPolicy.LeastConnections), (backends, _) => ScanForLeastBusy(backends), backends => backends.LeastBusy()))
            .Check(seed: 11, tests: 1_000);

    [Fact]
    public void Weighted_round_robin_chooses_what_a_scan_of_all_instances_chooses()
    {
        var weights = Gen.Choose(1, 4).ListOf(6).Select(list => list.ToArray());
        Prop.ForAll(
                Stories.Zip(weights).ToArbitrary(),
                story => Agrees(story.Item1, new BalancerOptions(BalancingPolicy.Weighted) { Weights = [.. story.Item2] }, ScanByWeight, backends => backends.NextByWeight()))
            .Check(seed: 12, tests: 1_000);
    }

    private static Gen<(Act Act, int Number)[]> Stories =>
        Gen.Elements(Act.Choose, Act.Choose, Act.Choose, Act.Choose, Act.Finish, Act.Finish, Act.Finish, Act.Probation, Act.Return, Act.Scale, Act.TakeOut)
            .Zip(Gen.Choose(0, 11)).ListOf().Select(list => list.ToArray());

    private static bool Agrees(
        (Act Act, int Number)[] acts, BalancerOptions options, Func<BackendTable, Dictionary<int, long>, int> scan, Func<BackendTable, int> choose)
    {
        var (backends, credits, underWay) = (new BackendTable(), new Dictionary<int, long>(), new List<int>());
        var tier = TierOf(5);
        backends.Configure(tier, Instant.Zero, options);
        foreach (var (act, number) in acts)
        {
            switch (act)
            {
                case Act.Choose:
                    var expected = scan(backends, credits);
                    var chosen = choose(backends);
                    if (chosen != expected)
                    {
                        return false;
                    }

                    backends.Begin(chosen);
                    underWay.Add(chosen);
                    break;
                case Act.Finish when underWay.Count > 0: // Those that have left finish, too.
                    backends.End(underWay[number % underWay.Count]);
                    underWay.RemoveAt(number % underWay.Count);
                    break;
                case Act.Probation or Act.Return:
                    backends[tier.Instances[number % tier.Instances.Length]].EjectedUntil = act == Act.Probation ? Instant.MaxValue : null;
                    backends.Refresh(tier, options, Instant.Zero);
                    break;
                case Act.Scale:
                    tier = TierOf(number + 1);
                    backends.Configure(tier, Instant.Zero, options);
                    break;
                case Act.TakeOut:
                    options = options with { TakenOut = number == 0 ? [] : [number, 1] };
                    backends.Configure(tier, Instant.Zero, options);
                    break;
            }
        }

        return true;
    }

    private static int ScanForLeastBusy(BackendTable backends)
    {
        var best = backends.Eligible[0];
        foreach (var instance in backends.Eligible)
        {
            best = backends.InFlight(instance) < backends.InFlight(best) ? instance : best;
        }

        return best;
    }

    private static int ScanByWeight(BackendTable backends, Dictionary<int, long> credits)
    {
        var best = backends.Eligible[0];
        foreach (var instance in backends.Eligible)
        {
            credits[instance] = credits.GetValueOrDefault(instance) + backends[instance].Weight;
            best = credits[instance] > credits[best] ? instance : best;
        }

        credits[best] -= backends.Eligible.Sum(instance => (long)backends[instance].Weight);
        return best;
    }

    private static TierBlueprint TierOf(int instances) => new()
    {
        Index = 0,
        Name = "web",
        Operations = [],
        EntryNode = 0,
        Instances = [.. Enumerable.Range(FirstInstance, instances)],
    };
}
