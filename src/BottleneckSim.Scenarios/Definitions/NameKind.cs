namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What a name in a file is the name of.</summary>
internal enum NameKind
{
    /// <summary>Any tier; each is also known by its own kind below.</summary>
    Tier,

    Web,

    Database,

    /// <summary>A database with shards; it is known as a database, too.</summary>
    ShardedDatabase,

    Cache,

    Queue,

    Worker,

    /// <summary>A load population.</summary>
    Load,

    /// <summary>A tier or a load population: an end of a link.</summary>
    LinkEnd,

    KeySpace,

    /// <summary>An attribute of users or keys.</summary>
    Attribute,

    /// <summary>An endpoint of a web tier; scope: the tier.</summary>
    Endpoint,

    /// <summary>A job of a worker tier; scope: the tier.</summary>
    Job,

    /// <summary>A connection pool; scope: the tier that has it, target: the tier it leads to.</summary>
    Pool,

    /// <summary>A table; scope: the database.</summary>
    Table,

    /// <summary>A query; scope: the database.</summary>
    Query,

    /// <summary>A column; scope: database and table.</summary>
    Column,

    /// <summary>An index; scope: database and table.</summary>
    Index,

    /// <summary>A resource of each node; scope: the tier.</summary>
    Resource,

    /// <summary>A task of any load population.</summary>
    Operation,
}
