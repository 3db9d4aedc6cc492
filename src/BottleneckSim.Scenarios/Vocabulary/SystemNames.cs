using System.Collections.Immutable;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The names that a system as it stands has: what a change or a figure can refer to.</summary>
internal static class SystemNames
{
    public static KnownNames Of(SystemDescription system)
    {
        var names = new KnownNames();
        Declare(names, NameKind.KeySpace, Scope.System, system.KeySpaces.Keys);
        Declare(names, NameKind.Attribute, Scope.System, system.Attributes.Keys);
        Declare(names, NameKind.Load, Scope.System, system.Loads.Keys);
        Declare(names, NameKind.LinkEnd, Scope.System, system.Loads.Keys.Concat(system.Tiers.Keys));
        Declare(names, NameKind.Operation, Scope.System, system.Loads.Values.SelectMany(load => load.Tasks.Keys));
        Declare(names, NameKind.Tier, Scope.System, system.Tiers.Keys);
        foreach (var tier in system.Tiers.Values)
            DeclareTier(names, tier);
        return names;
    }

    private static void DeclareTier(KnownNames names, TierOptions tier)
    {
        var scope = Scope.Of(tier.Name);
        switch (tier)
        {
            case ProgramTierOptions programs:
                DeclarePrograms(names, programs, scope);
                break;
            case DatabaseOptions database:
                DeclareDatabase(names, database, scope);
                break;
            case CacheOptions:
                names.Declare(NameKind.Cache, Scope.System, tier.Name);
                Declare(names, NameKind.Resource, scope, ["cpu"]);
                break;
            case QueueOptions:
                names.Declare(NameKind.Queue, Scope.System, tier.Name);
                Declare(names, NameKind.Resource, scope, ["queue"]);
                break;
        }
    }

    private static void DeclarePrograms(KnownNames names, ProgramTierOptions tier, Scope scope)
    {
        if (tier is WebOptions)
            names.Declare(NameKind.Web, Scope.System, tier.Name);
        if (tier is WorkerOptions workers)
            names.Point(NameKind.Worker, Scope.System, tier.Name, workers.Queue);
        Declare(names, NameKind.Endpoint, scope, tier.Endpoints.Keys);
        Declare(names, NameKind.Job, scope, tier is WorkerOptions ? tier.Endpoints.Keys : []);
        Declare(names, NameKind.Resource, scope, ["cpu", "workers", .. tier.Pools.Keys.Select(pool => $"pool {pool}")]);
        foreach (var pool in tier.Pools.Values)
            names.Point(NameKind.Pool, scope, pool.Name, pool.To);
    }

    private static void DeclareDatabase(KnownNames names, DatabaseOptions database, Scope scope)
    {
        names.Declare(NameKind.Database, Scope.System, database.Name);
        if (database.Shards is not null)
            names.Declare(NameKind.ShardedDatabase, Scope.System, database.Name);
        Declare(names, NameKind.Resource, scope, ["connections", "cpu", "disk"]);
        Declare(names, NameKind.Query, scope, database.Queries.Keys);
        Declare(names, NameKind.Table, scope, database.Tables.Keys);
        foreach (var table in database.Tables.Values)
        {
            Declare(names, NameKind.Column, scope.Within(table.Name), table.Columns.Keys);
            Declare(names, NameKind.Index, scope.Within(table.Name), table.Indexes.Keys);
        }
    }

    private static void Declare(KnownNames names, NameKind kind, Scope scope, IEnumerable<string> declared)
    {
        foreach (var name in declared)
            names.Declare(kind, scope, name);
    }
}
