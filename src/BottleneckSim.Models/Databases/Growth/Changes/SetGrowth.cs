using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Growth.Changes;

/// <summary>Lets a table grow at another rate, or not at all. The rows that it has stay.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Table">The table.</param>
/// <param name="RowsPerSecond">0 to 10⁷ rows a second.</param>
public sealed record SetGrowth(string Database, string Table, double RowsPerSecond) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-growth";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        return system.With(database.With(database.Table(Table) with { GrowsPerSecond = RowsPerSecond }));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { RowsPerSecond = before.Database(Database).Table(Table).GrowsPerSecond };

    /// <inheritdoc />
    public override string Describe() => RowsPerSecond > 0
        ? FormattableString.Invariant($"{Database}: {Table} grows by {RowsPerSecond} rows a second")
        : $"{Database}: {Table} grows no more";
}
