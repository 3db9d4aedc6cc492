using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>What can be asked of each kind of tier.</summary>
internal static class OperationLists
{
    public static NodeKind KindOf(TierOptions options) => options switch
    {
        WebOptions => NodeKind.Web,
        WorkerOptions => NodeKind.Worker,
        CacheOptions => NodeKind.Cache,
        QueueOptions => NodeKind.Queue,
        DatabaseOptions => NodeKind.Database,
        _ => throw new InvalidSystemException($"Tier '{options.Name}' is of a kind that has no model: {options.GetType().Name}."),
    };

    public static IEnumerable<OperationDescription> Of(SystemDescription system, TierDraft tier) => tier switch
    {
        { Load: { } load } => load.Tasks.Keys.Select(task => HttpOperation(task)),
        { Options: WebOptions web } => web.Endpoints.Keys.Select(HttpOperation),
        { Options: WorkerOptions worker } => worker.Endpoints.Keys.Select(job => new OperationDescription(job, worker.Queue, "process")),
        { Options: CacheOptions cache } => CacheCommands(system, cache),
        { Options: QueueOptions queue } => QueueCommands(system, queue),
        { Options: DatabaseOptions database } => database.Queries.Values.Select(query => new OperationDescription(query.Name, query.Table, query.Verb))
            .Concat(TransactionOperations.Of(system, database.Name)),
        _ => [],
    };

    private static IEnumerable<OperationDescription> QueueCommands(SystemDescription system, QueueOptions queue)
    {
        yield return new(QueueOperations.Receive, queue.Name, "receive");
        yield return new(QueueOperations.Acknowledge, queue.Name, "settle");
        yield return new(QueueOperations.GiveBack, queue.Name, "settle");
        yield return new(QueueOperations.Disconnect, queue.Name, "disconnect");
        var jobs = system.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<EnqueueStep>()
            .Where(step => string.Equals(step.Queue, queue.Name, StringComparison.Ordinal))
            .Select(step => step.Job)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            yield return new(job, queue.Name, "send");
        }
    }

    private static IEnumerable<OperationDescription> CacheCommands(SystemDescription system, CacheOptions cache)
    {
        yield return new(CacheOperations.Get, string.Empty, "GET");
        yield return new(CacheOperations.Put, string.Empty, "SET");
        yield return new(CacheOperations.GetOrValidate, string.Empty, "GET");
        yield return new(CacheOperations.Confirm, string.Empty, "EXPIRE");
        yield return new(CacheOperations.Delete, string.Empty, "DEL");
        yield return new(CacheOperations.Replace, string.Empty, "SET");
        yield return new(CacheOperations.NoteWrite, string.Empty, "NOTE");
        var lifetimes = system.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<CacheStep>()
            .Where(step => step.Lifetime is not null && string.Equals(step.Cache, cache.Name, StringComparison.Ordinal))
            .Select(step => CacheOperations.PutFor(step.Lifetime))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var put in lifetimes)
        {
            yield return new(put, string.Empty, "SET");
        }
    }

    private static OperationDescription HttpOperation(string endpoint)
    {
        var space = endpoint.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(endpoint, endpoint, "GET") : new(endpoint, endpoint[(space + 1)..], endpoint[..space]);
    }
}
