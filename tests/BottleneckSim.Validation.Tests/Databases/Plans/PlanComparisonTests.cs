using System.Globalization;
using BottleneckSim.Validation.Databases.Plans;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Tests.Postgres;
using Xunit.Abstractions;

namespace BottleneckSim.Validation.Tests.Databases.Plans;

public sealed class PlanComparisonTests(ITestOutputHelper output)
{
    private static readonly long[] Sizes = [1_000, 20_000, 100_000];

    [PostgresFact]
    public void Both_planners_choose_the_same_plans_at_the_same_cost_on_small_and_middling_tables()
    {
        using var server = DatabaseServer.Start(PostgresInstallation.Find(out _)!, 64);
        var pairs = new List<PlanPair>();
        foreach (var size in Sizes)
        {
            ShopSchema.Create(server, size);
            pairs.AddRange(PlanComparison.Run(server, size, PlanCases.All));
        }

        foreach (var pair in pairs.Where(pair => !pair.IsSamePlan || Math.Abs(pair.CostError) > PlanRows.CostMargin))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Rows} {pair.Case.Name}: {pair.Statement}\n  ours   {pair.Ours}\n  theirs {pair.Theirs}\n  {pair.CostError:P2}"));
        Assert.True(pairs.Count(pair => pair.IsSameKind) >= PlanRows.SameKindAtLeast * pairs.Count);
        Assert.True(pairs.Count(pair => Math.Abs(pair.CostError) <= PlanRows.CostMargin) >= PlanRows.SameKindAtLeast * pairs.Count);
    }
}
