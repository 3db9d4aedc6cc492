using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.Explaining;

public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("db")]
    [InlineData("db-1")]
    public async Task A_query_is_explained_in_the_words_of_PostgreSQL_with_the_indexes_of_its_table(string node)
    {
        var run = await CommandLineRun.OfAsync("explain", "small-shop", node, "recent-orders");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.StartsWith("EXPLAIN recent-orders;\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Bitmap Index Scan on orders_customer_id_created_at_idx  (cost=", run.Output, StringComparison.Ordinal);
        Assert.Contains("orders_customer_id_created_at_idx (customer_id, created_at DESC)", run.Output, StringComparison.Ordinal);
    }
}
