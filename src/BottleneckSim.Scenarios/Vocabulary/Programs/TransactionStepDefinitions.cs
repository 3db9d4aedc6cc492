using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Steps that are done within a transaction.</summary>
internal static class TransactionStepDefinitions
{
    private static readonly Key<string> Pool = Key.Required("transaction", new ReferenceShape(NameKind.Pool), "The pool of the database; one of its connections is held to the end.");

    private static readonly Key<ImmutableArray<Step>> Do = Key.Required(
        "do", NestedSteps.Shape, "What is done within it. Queries through the same pool are part of it; rows that they write are locked until the commit.");

    private static readonly Key<string> Label = Key.Optional("label", NameShape.Dashed, "transaction", "A name, for changes that aim at it.");

    private static readonly Key<Duration> Timeout = Key.Optional(
        "timeout", Quantity.Duration("1ms", "1h"), CallStep.DefaultTimeout, "How long to wait for the answer to the COMMIT.");

    /// <summary>A transaction and its steps.</summary>
    public static Mapping<Step> Transaction { get; } = new(
        "transaction step",
        "Does steps within one transaction of a database and commits; a step that fails, or a request that is stopped, rolls it back.",
        [Pool, Do, Label, Timeout, CallPolicyDefinitions.TransactionRetry],
        values => new TransactionStep(values.Get(Pool), values.Get(Do))
        {
            Label = values.Get(Label),
            Timeout = values.Get(Timeout),
            Retry = values.OrNothing(CallPolicyDefinitions.TransactionRetry),
        },
        check: Check);

    private static void Check(MappingValues values)
    {
        var context = values.Context;
        if (values.TryGet(Do, out var steps) && Within(steps))
            values.Refuse(Do, "a transaction is begun within a transaction", "transactions one after another");
        if (!values.TryGet(Pool, out var pool))
            return;
        context.Session.Later(names =>
        {
            var target = names.Target(NameKind.Pool, context.Scope, pool);
            if (target is not null && names.Has(NameKind.Tier, Scope.System, target) && !names.Has(NameKind.Database, Scope.System, target))
                context.Mistakes.Add(values.At(Pool), $"transaction: '{pool}' leads to {target}, which is no database", "allowed: a pool that leads to a database");
        });
    }

    /// <summary>Whether any of the steps begins a transaction; branches are done beside and may.</summary>
    private static bool Within(ImmutableArray<Step> steps) => steps.Any(step => step switch
    {
        TransactionStep => true,
        Models.Programs.Parallel.ParallelStep => false,
        _ => Within(StepTree.Inside(step)),
    });
}
