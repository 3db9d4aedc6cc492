using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Planning.Costs;

/// <summary>Memory and pages for rows outside of tables: in sorts, hash tables and temporary files.</summary>
internal static class RowMemory
{
    /// <summary>How much more than a sort a hash table may take (PostgreSQL 15's <c>hash_mem_multiplier</c>).</summary>
    public const double HashMultiplier = 2;

    /// <summary>Bytes of rows (<c>relation_byte_size</c>).</summary>
    public static double Bytes(double rows, int widthBytes) => rows * (PageLayout.Aligned(widthBytes) + PageLayout.RowHeaderBytes);

    /// <summary>Pages of rows in a temporary file (<c>page_size</c>).</summary>
    public static double Pages(double rows, int widthBytes) => Math.Ceiling(Bytes(rows, widthBytes) / PageLayout.PageBytes);
}
