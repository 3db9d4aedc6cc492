namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>Keys of attributes: those of the semantic conventions, then our own.</summary>
public static class AttributeKeys
{
    /// <summary>The HTTP method, for example <c>GET</c>.</summary>
    public const string HttpRequestMethod = "http.request.method";

    /// <summary>The matched route, for example <c>/orders</c>.</summary>
    public const string HttpRoute = "http.route";

    /// <summary>The status code as an integer.</summary>
    public const string HttpResponseStatusCode = "http.response.status_code";

    /// <summary>Always <c>http</c>.</summary>
    public const string UrlScheme = "url.scheme";

    /// <summary>The template of the URL that a client asked for.</summary>
    public const string UrlTemplate = "url.template";

    /// <summary>What kind of error ended the operation; absent on success.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The server that a client called.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>The port that a client called.</summary>
    public const string ServerPort = "server.port";

    /// <summary>The database product: <c>postgresql</c> or <c>redis</c>.</summary>
    public const string DbSystemName = "db.system.name";

    /// <summary>The table or key space.</summary>
    public const string DbCollectionName = "db.collection.name";

    /// <summary>The statement's verb, for example <c>SELECT</c>.</summary>
    public const string DbOperationName = "db.operation.name";

    /// <summary>The query's name in the scenario, for example <c>recent-orders</c>.</summary>
    public const string DbQuerySummary = "db.query.summary";

    /// <summary><c>idle</c> or <c>used</c>.</summary>
    public const string DbClientConnectionState = "db.client.connection.state";

    /// <summary>The pool's name.</summary>
    public const string DbClientConnectionPoolName = "db.client.connection.pool.name";

    /// <summary>The broker product.</summary>
    public const string MessagingSystem = "messaging.system";

    /// <summary><c>send</c> or <c>process</c>.</summary>
    public const string MessagingOperationName = "messaging.operation.name";

    /// <summary>The queue.</summary>
    public const string MessagingDestinationName = "messaging.destination.name";

    /// <summary><c>user</c> or <c>idle</c>.</summary>
    public const string CpuMode = "cpu.mode";

    /// <summary><c>used</c> or <c>free</c>.</summary>
    public const string SystemMemoryState = "system.memory.state";

    /// <summary>The device.</summary>
    public const string SystemDevice = "system.device";

    /// <summary><c>transmit</c> or <c>receive</c>.</summary>
    public const string NetworkIoDirection = "network.io.direction";

    /// <summary><c>read</c> or <c>write</c>.</summary>
    public const string DiskIoDirection = "disk.io.direction";

    /// <summary>How a statement reached its rows, for example <c>sequential_scan</c>.</summary>
    public const string PlanKind = "bottlenecksim.db.plan.kind";

    /// <summary><c>hit</c> (in the buffer pool) or <c>read</c> (from the disk).</summary>
    public const string PageSource = "bottlenecksim.db.page.source";

    /// <summary>The ordinal of an index build at its database, from 0.</summary>
    public const string IndexBuild = "bottlenecksim.db.index_build.ordinal";

    /// <summary>What a garbage collection looks through: <c>young</c> or <c>all</c>.</summary>
    public const string GcGeneration = "bottlenecksim.gc.generation";

    /// <summary>The name of a resource within its node.</summary>
    public const string ResourceName = "bottlenecksim.resource.name";

    /// <summary><c>busy</c> or <c>idle</c>.</summary>
    public const string SlotState = "bottlenecksim.slot.state";

    /// <summary>What an operator did.</summary>
    public const string ChangeDescription = "bottlenecksim.change.description";
}
