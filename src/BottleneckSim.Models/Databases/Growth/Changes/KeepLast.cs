using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Growth.Changes;

/// <summary>Keeps only the newest rows of a table: what is older is dropped, now and from then on, by partitions, so that its pages go with it.</summary>
/// <remarks>Taken back, the table grows again; what was dropped does not come back.</remarks>
/// <param name="Database">The database's tier.</param>
/// <param name="Table">The table.</param>
/// <param name="Rows">Rows that are kept: 0 to 10¹²; null for all.</param>
public sealed record KeepLast(string Database, string Table, long? Rows) : Change
{
    /// <inheritdoc />
    public override string Kind => "keep-last";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        return system.With(database.With(database.Table(Table) with { KeepsRows = Rows }));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Rows = before.Database(Database).Table(Table).KeepsRows };

    /// <inheritdoc />
    public override string Describe() => Rows is { } rows
        ? FormattableString.Invariant($"{Database}: keep only the last {rows} rows of {Table}")
        : $"{Database}: keep all rows of {Table}";
}
