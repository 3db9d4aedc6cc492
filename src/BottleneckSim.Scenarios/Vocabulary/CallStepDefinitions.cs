using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The steps that ask something of another tier.</summary>
internal static class CallStepDefinitions
{
    private static readonly Shape<Duration> AnyTimeout = Quantity.Duration("1ms", "1h");

    private static readonly Key<string> CallEndpoint =
        Key.Required("call", new ReferenceShape(NameKind.Endpoint), "The endpoint that is called.").InScopeOf("to");

    private static readonly Key<string> CallTo = Key.Required("to", new ReferenceShape(NameKind.Web), "The tier that is called.");
    private static readonly Key<string> CallPool = Key.Omittable("pool", new ReferenceShape(NameKind.Pool), "The pool to go through.", "none");

    private static readonly Key<Duration> CallTimeout =
        Key.Optional("timeout", AnyTimeout, CallStep.DefaultTimeout, "How long to wait for the answer.");

    private static readonly Key<string> QueryName =
        Key.Required("query", new ReferenceShape(NameKind.Query, isChecked: false), "A query of the database that the pool leads to.");

    private static readonly Key<string> QueryPool = Key.Required("pool", new ReferenceShape(NameKind.Pool), "The pool to go through.");

    private static readonly Key<Duration> QueryTimeout =
        Key.Optional("timeout", AnyTimeout, CallStep.DefaultTimeout, "How long to wait for the rows, once there is a connection.");

    private static readonly Key<string> Job = Key.Required("enqueue", NameShape.Dashed, "The job that a worker of the queue is to do.");
    private static readonly Key<string> EnqueueTo = Key.Required("to", new ReferenceShape(NameKind.Queue), "The queue.");

    private static readonly Key<Duration> EnqueueTimeout =
        Key.Optional("timeout", AnyTimeout, EnqueueStep.DefaultTimeout, "How long to wait for the queue's acceptance.");

    public static Mapping<Step> Call { get; } = new(
        "call step",
        "Calls an endpoint of another tier and waits for the answer.",
        [CallEndpoint, CallTo, CallPool, CallTimeout, .. CallPolicyDefinitions.OfSteps],
        values => new CallStep(values.Get(CallTo), values.Get(CallEndpoint), values.OrNothing(CallPool), values.Get(CallTimeout))
        {
            Policy = CallPolicyDefinitions.Read(values),
        },
        check: values =>
        {
            NoteCall(values, CallTo, CallEndpoint);
            CheckPoolLeadsTo(values);
            CallPolicyDefinitions.Check(values);
        });

    public static Mapping<Step> Query { get; } = new(
        "query step",
        "Asks a database through a pool and waits for the rows.",
        [QueryName, QueryPool, QueryTimeout, .. CallPolicyDefinitions.OfSteps],
        values => new QueryStep(values.Get(QueryName), values.Get(QueryPool), values.Get(QueryTimeout)) { Policy = CallPolicyDefinitions.Read(values) },
        check: values =>
        {
            CheckQuery(values);
            CallPolicyDefinitions.Check(values);
        });

    public static Mapping<Step> Enqueue { get; } = new(
        "enqueue step",
        "Hands a message to a queue and waits only until the queue has accepted it.",
        [Job, EnqueueTo, EnqueueTimeout],
        values => new EnqueueStep(values.Get(EnqueueTo), values.Get(Job), values.Get(EnqueueTimeout)),
        check: values =>
        {
            NoteCall(values, EnqueueTo, Job);
            CheckJob(values);
        });

    private static void NoteCall(MappingValues values, Key<string> to, Key<string> program)
    {
        var context = values.Context;
        if (values.TryGet(to, out var tier) && values.TryGet(program, out var called))
            context.Session.Calls.Add(new CallSite(context.Scope.Tier, context.Program, tier, called, values.At(program)));
    }

    private static void CheckPoolLeadsTo(MappingValues values)
    {
        var context = values.Context;
        if (!values.TryGet(CallTo, out var to) || !values.TryGet(CallPool, out var pool))
            return;
        context.Session.Later(names =>
        {
            var target = names.Target(NameKind.Pool, context.Scope, pool);
            if (target is not null && !target.Equals(to, StringComparison.Ordinal))
                context.Mistakes.Add(values.At(CallPool), $"pool: '{pool}' leads to {target}", $"allowed: a pool that leads to {to}");
        });
    }

    private static void CheckQuery(MappingValues values)
    {
        var context = values.Context;
        if (!values.TryGet(QueryName, out var query) || !values.TryGet(QueryPool, out var pool))
            return;
        context.Session.Later(names =>
        {
            var target = names.Target(NameKind.Pool, context.Scope, pool);
            if (target is null || !names.Has(NameKind.Tier, Scope.System, target))
                return;
            if (!names.Has(NameKind.Database, Scope.System, target))
                context.Mistakes.Add(values.At(QueryPool), $"pool: '{pool}' leads to {target}, which is no database", "allowed: a pool that leads to a database");
            else
                (context with { Subject = QueryName.Word }).CheckName(names, NameKind.Query, Scope.Of(target), query, values.At(QueryName));
        });
    }

    private static void CheckJob(MappingValues values)
    {
        var context = values.Context with { Subject = Job.Word };
        if (values.TryGet(Job, out var job) && values.TryGet(EnqueueTo, out var queue))
            context.Session.Later(names => WorkerDefinitions.CheckJob(context, names, queue, job, values.At(Job)));
    }
}
