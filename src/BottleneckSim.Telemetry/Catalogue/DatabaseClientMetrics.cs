using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Databases and caches as their callers see them, and the callers' connection pools, by the semantic conventions.</summary>
public static class DatabaseClientMetrics
{
    /// <summary>How long a call to a database or cache took, without the wait for a pooled connection.</summary>
    public static InstrumentDefinition OperationDuration { get; } = InstrumentDefinition.Histogram(
        "db.client.operation.duration", "s", Buckets.DatabaseSeconds, "Duration of database client operations",
        DbSystemName, DbCollectionName, DbOperationName, DbQuerySummary, ServerAddress, ErrorType);

    /// <summary>Rows in the answers of a database.</summary>
    public static InstrumentDefinition ReturnedRows { get; } = InstrumentDefinition.Histogram(
        "db.client.response.returned_rows", "{row}", Buckets.Rows, "The actual number of records returned by the database operation",
        DbSystemName, DbCollectionName, DbOperationName, DbQuerySummary, ServerAddress, ErrorType);

    /// <summary>Connections of a pool by state.</summary>
    public static InstrumentDefinition ConnectionCount { get; } = InstrumentDefinition.UpDownCounter(
        "db.client.connection.count", "{connection}",
        "The number of connections that are currently in state described by the state attribute",
        DbClientConnectionState, DbClientConnectionPoolName);

    /// <summary>The size of a pool.</summary>
    public static InstrumentDefinition ConnectionMax { get; } = InstrumentDefinition.UpDownCounter(
        "db.client.connection.max", "{connection}", "The maximum number of open connections allowed", DbClientConnectionPoolName);

    /// <summary>Requests that wait for a connection.</summary>
    public static InstrumentDefinition ConnectionPendingRequests { get; } = InstrumentDefinition.UpDownCounter(
        "db.client.connection.pending_requests", "{request}", "The number of current pending requests for an open connection",
        DbClientConnectionPoolName);

    /// <summary>Waits that ended without a connection.</summary>
    public static InstrumentDefinition ConnectionTimeouts { get; } = InstrumentDefinition.Counter(
        "db.client.connection.timeouts", "{timeout}",
        "The number of connection timeouts that have occurred trying to obtain a connection from the pool", DbClientConnectionPoolName);

    /// <summary>How long those waited that got a connection.</summary>
    public static InstrumentDefinition ConnectionWaitTime { get; } = InstrumentDefinition.Histogram(
        "db.client.connection.wait_time", "s", Buckets.DatabaseSeconds,
        "The time it took to obtain an open connection from the pool", DbClientConnectionPoolName);

    /// <summary>How long a connection was held.</summary>
    public static InstrumentDefinition ConnectionUseTime { get; } = InstrumentDefinition.Histogram(
        "db.client.connection.use_time", "s", Buckets.DatabaseSeconds,
        "The time between borrowing a connection and returning it to the pool", DbClientConnectionPoolName);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } =
    [
        OperationDuration, ReturnedRows, ConnectionCount, ConnectionMax, ConnectionPendingRequests, ConnectionTimeouts,
        ConnectionWaitTime, ConnectionUseTime,
    ];
}
