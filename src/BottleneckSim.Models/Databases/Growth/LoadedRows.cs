using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Growth;

/// <summary>The statement by which an unseen loader adds rows, and how the log names it: beside the operations that callers may ask for.</summary>
internal static class LoadedRows
{
    /// <summary>Rows of one statement at most, as of any insert.</summary>
    public const int MostRows = 100_000;

    /// <summary>Above all operations of a tier.</summary>
    private const int FirstOperation = 1 << 24;

    /// <summary>The statement.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows: 1 to <see cref="MostRows"/>.</param>
    public static InsertOptions Statement(TableOptions table, int rows) => new() { Name = "load", Table = table.Name, Rows = rows };

    /// <summary>By what number the log names a statement that adds so many rows; its salt is the table's hash.</summary>
    public static int OperationOf(int rows) => FirstOperation + rows;

    /// <summary>Whether a number in the log is such a statement's.</summary>
    public static bool Is(int operation) => operation >= FirstOperation;

    /// <summary>How many rows it adds.</summary>
    public static int RowsOf(int operation) => operation - FirstOperation;

    /// <summary>By what the log names a table.</summary>
    public static ulong HashOf(TableOptions table) => StableHash.OfName(table.Name);
}
