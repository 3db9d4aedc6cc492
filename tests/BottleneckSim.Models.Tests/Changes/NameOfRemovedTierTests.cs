using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Invariants;

namespace BottleneckSim.Models.Tests.Changes;

public sealed class NameOfRemovedTierTests
{
    public static TheoryData<string> Kinds => ["web", "cache", "database"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_tier_of_another_kind_may_take_the_name_of_one_that_was_removed(string kind)
    {
        TierOptions successor = kind switch
        {
            "web" => Town.Back with { Name = "mailer" },
            "cache" => Town.Cache with { Name = "mailer" },
            _ => Town.Database with { Name = "mailer" },
        };
        var checker = new InvariantChecker(ViolationResponse.Collect);
        using var engine = new SequentialEngine(Town.System, 1, checker);
        engine.AdvanceTo(Instant.FromSeconds(3));
        engine.Apply(new RemoveTier("mailer"), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.FromSeconds(5));
        engine.Apply(new AddTier(successor), ChangeOrigin.Operator);

        engine.AdvanceTo(Instant.FromSeconds(10));
        engine.Sample();

        Assert.Empty(checker.Violations);
    }
}
