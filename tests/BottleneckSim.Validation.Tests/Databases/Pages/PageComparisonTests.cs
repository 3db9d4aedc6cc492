using System.Globalization;
using BottleneckSim.Validation.Databases.Pages;
using BottleneckSim.Validation.Databases.Plans;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Databases.Shop;
using BottleneckSim.Validation.Postgres;
using BottleneckSim.Validation.Tests.Postgres;
using Xunit.Abstractions;

namespace BottleneckSim.Validation.Tests.Databases.Pages;

public sealed class PageComparisonTests(ITestOutputHelper output)
{
    private const long Rows = 100_000;
    private const double ShareWithin = 0.97;

    [PostgresFact]
    public void Executed_plans_look_up_as_many_pages_as_PostgreSQL_counts_by_itself()
    {
        using var server = DatabaseServer.Start(PostgresInstallation.Find(out _)!, 64);
        ShopSchema.Create(server, Rows);
        var pairs = PageComparison.Run(server, Rows, PlanComparison.Run(server, Rows, PlanCases.All)).Where(pair => pair.IsSameKind).ToList();

        foreach (var pair in pairs.Where(pair => Math.Abs(pair.Error) > PageRows.Margin))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Case.Name}: ours {pair.Ours.Mean:F1}, PostgreSQL's {pair.Theirs.Mean:F1}; {pair.Plan}"));
        Assert.True(pairs.Count >= 60);
        Assert.True(pairs.Count(pair => Math.Abs(pair.Error) <= PageRows.Margin) >= ShareWithin * pairs.Count);
    }
}
