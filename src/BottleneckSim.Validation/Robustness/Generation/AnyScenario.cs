using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any scenario that the reader accepts. What is generated is text, so that a failure is a file that anybody can run.</summary>
/// <remarks>
/// <code>
/// people, passers ──► web-0 ──► web-1 ──► … (higher numbers only)
///                       ├──► cache      ├──► db
///                       └──► queue ──► worker ──► …
/// </code>
/// Not an arbitrary text: tiers, pools and names fit together by construction. The sizes do not: whatever the ranges allow.
/// What has no part here is grown into it from the vocabulary's own definitions.
/// </remarks>
public static class AnyScenario
{
    private const int MostChanges = 12;
    private const int MostRounds = 12;

    /// <summary>Scenarios before they are grown, down to systems of a single tier that stay as they are.</summary>
    public static Gen<RandomPlan> Plans =>
        from cast in AnyCast
        from text in TextOf(cast)
        from rounds in Gen.Choose(0, MostRounds)
        from changes in Gen.Choose(0, MostChanges)
        from seed in Gen.Choose(1, int.MaxValue)
        select new RandomPlan(text, rounds, changes, (ulong)seed);

    private static Gen<Cast> AnyCast =>
        from webs in Gen.Choose(1, 4)
        from flags in Gen.Elements(true, false).ArrayOf(3)
        select new Cast(webs, flags[0], flags[1], flags[2]);

    private static Gen<string> TextOf(Cast cast)
    {
        List<Gen<string>> tiers = [.. Enumerable.Range(0, cast.Webs).Select(number => AnyTier.Web(cast, number).Select(tier => $"    {Cast.Web(number)}: {tier}"))];
        if (cast.HasCache)
            tiers.Add(AnyTier.Cache.Select(tier => $"    cache: {tier}"));
        if (cast.HasDatabase)
            tiers.Add(AnyDatabase.Tier.Select(tier => $"    db: {tier}"));
        if (cast.HasDatabase)
            tiers.Add(AnyDatabase.Sharded.Select(tier => $"    shelves: {tier}"));
        if (cast.HasQueue)
            tiers.AddRange([AnyTier.Queue.Select(tier => $"    queue: {tier}"), AnyTier.Worker(cast).Select(tier => $"    worker: {tier}")]);
        return from nodes in Gen.CollectToArray(tiers)
               from latency in AnyQuantity.Microseconds(1, 20_000)
               from jitter in AnyQuantity.Maybe(AnyQuantity.Demand(1, 5_000).Select(law => $", jitter: {law}"))
               from keys in AnyQuantity.Number(1, 100_000)
               from zipf in Gen.Elements("0", "0.8", "1.2")
               from load in AnyLoad.Populations
               select string.Join(
                   '\n',
                   [
                       "schema: bottlenecksim/1", "scenario: random", "title: Random", "system:", $"  links: {{ default: {{ latency: {latency}{jitter} }} }}",
                       $"  key-spaces: {{ things: {{ count: {keys}, zipf: {zipf} }} }}", "  attributes: { lines: { values: 3 } }", "  nodes:", .. nodes, $"  load: {{ {load} }}",
                       $"objectives: [ {{ operation: {Cast.FirstEndpoint}, latency: {{ p95: 1s }} }}{FreshnessOf(cast)} ]", "allowed-changes: [ scale ]", string.Empty,
                   ]);
    }

    private static string FreshnessOf(Cast cast) => cast.HasCache ? ", { tier: cache, staleness: { p99: 1s } }" : string.Empty;
}
