using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Tests.Databases.Indexes;

/// <summary>Sizes that PostgreSQL 15.14 gave to the same table and indexes.</summary>
public sealed class IndexSizeTests
{
    [Theory]
    [InlineData("id", 1_374)]
    [InlineData("created_at", 1_374)]
    [InlineData("customer_id", 472)]
    [InlineData("status", 426)]
    [InlineData("customer_id,created_at", 1_928)]
    [InlineData("status,created_at", 1_928)]
    public void An_index_has_about_as_many_pages_as_in_PostgreSQL(string columns, double pages)
    {
        var size = IndexSize.Of(Orders.Index(columns), Orders.Table, Orders.Table.Rows);

        Assert.InRange(size.Pages, pages * 0.97, pages * 1.03);
        Assert.Equal(2, size.Height);
    }

    [Fact]
    public void A_table_has_about_as_many_pages_as_in_PostgreSQL() =>
        Assert.InRange(TableSize.Of(Orders.Table, Orders.Table.Rows).Pages, 13_102 * 0.99, 13_102 * 1.01);

    [Fact]
    public void An_empty_table_has_no_page_and_an_empty_index_one_leaf()
    {
        Assert.Equal(0, TableSize.Of(Orders.Table, 0).Pages);
        Assert.Equal(1, IndexSize.Of(Orders.Index("id"), Orders.Table, 0).LeafPages);
    }

    [Fact]
    public void A_B_tree_over_millions_of_rows_has_four_or_five_levels_with_its_leaves()
    {
        var size = IndexSize.Of(Orders.Index("customer_id,created_at"), Orders.Table, 50_000_000);

        Assert.InRange(size.Height + 1, 4, 5);
    }
}
