using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>How many rows a database's tables have.</summary>
internal sealed class TableInstruments
{
    private readonly ConcurrentDictionary<string, TableSampled> _tables = new(StringComparer.Ordinal);

    public TableInstruments(Meter meter)
    {
        meter.Observe(DatabaseServerMetrics.TableRows, () => Read(static table => table.Rows));
        meter.Observe(DatabaseServerMetrics.TableRowsDue, () => Read(static table => table.RowsDue));
    }

    public void Set(string table, in TableSampled sample) => _tables[table] = sample;

    private IEnumerable<Measurement<double>> Read(Func<TableSampled, long> value) =>
        _tables.Select(table => new Measurement<double>(value(table.Value), new Tag(AttributeKeys.DbCollectionName, table.Key)));
}
