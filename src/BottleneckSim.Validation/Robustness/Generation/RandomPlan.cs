using BottleneckSim.Models.Loads;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Specimens;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>What a random scenario is made from: a file of the usual parts, and how much of the whole vocabulary is grown into it.</summary>
/// <param name="Text">The file that is begun with.</param>
/// <param name="Rounds">How often edits are tried.</param>
/// <param name="Changes">How many changes are made to the running system, those aside for which nothing fits.</param>
/// <param name="Seed">The seed of growth and run.</param>
public sealed record RandomPlan(string Text, int Rounds, int Changes, ulong Seed)
{
    /// <summary>The scenario. Takes milliseconds, so it is best done where the run is.</summary>
    /// <param name="runMilliseconds">The length of the run, within which the changes are made.</param>
    public RandomScenario Grow(int runMilliseconds)
    {
        if (ScenarioReader.ReadText(Text, "random.yaml").Value is null)
            return new RandomScenario(Text, [], Seed); // The trial will say why.
        for (var rounds = Rounds; ; rounds--)
        {
            var text = ScenarioGrowth.Grow(Text, rounds, Seed);
            if (ScenarioReader.ReadText(text, "random.yaml").Value is not { } scenario)
                return new RandomScenario(text, [], Seed);
            if (rounds == 0 || !HasHastyUsers(scenario))
                return new RandomScenario(text, ChangeSpecimens.Make(scenario, text, Changes, runMilliseconds, Seed), Seed);
        }
    }

    /// <summary>Whether growth made users ask again within microseconds; then a round less is grown.</summary>
    private static bool HasHastyUsers(Scenario scenario) => scenario.System.Loads.Values.OfType<ClosedLoadOptions>().Any(users => users.WaitNanoseconds.Mean < AnyLoad.LeastWaitMicroseconds * 1_000.0);
}
