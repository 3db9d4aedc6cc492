using System.Collections.Immutable;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The steps of a program.</summary>
internal static class StepDefinitions
{
    private static readonly Key<DurationDemand> UseCpu = Key.Required("use-cpu", DistributionDefinitions.Demand, "Processor time on one core.");
    private static readonly Key<string> CpuLabel = Key.Optional("label", NameShape.Dashed, "work", "A name for what is computed.");

    private static readonly Key<bool> ReleasesLock = Key.Optional(
        "releases-lock", Words.Flag, false, "Whether it is native code that runs without the interpreter's lock, where the processor has one.");

    private static readonly Key<DurationDemand> Sleep =
        Key.Required("sleep", DistributionDefinitions.Demand, "How long something outside the system takes.");

    private static readonly Key<string> SleepLabel = Key.Optional("label", NameShape.Dashed, "outside", "A name for what is waited for.");

    private static readonly Mapping<Step> UseCpuMapping = new(
        "use-cpu step", "Computes.", [UseCpu, CpuLabel, ReleasesLock],
        values => new UseCpuStep(values.Get(UseCpu), values.Get(CpuLabel)) { ReleasesLock = values.Get(ReleasesLock) });

    private static readonly Mapping<Step> SleepMapping = new(
        "sleep step",
        "Waits for something outside the system that has no queue one could see: a mail provider, a payment gateway.",
        [Sleep, SleepLabel],
        values => new SleepStep(values.Get(Sleep), values.Get(SleepLabel)));

    /// <summary>A step of any kind.</summary>
    public static Shape<Step> Step { get; } = new ChoiceShape<Step>(
        "step",
        [
            UseCpuMapping, SleepMapping, MemoryDefinitions.AllocateStep, CallStepDefinitions.Call, CallStepDefinitions.Query, CacheStepDefinitions.LookUp,
            CacheStepDefinitions.Write, ForEachStepDefinitions.ForEach, ForEachStepDefinitions.ForEachOf, CallStepDefinitions.Enqueue, ParallelStepDefinitions.Parallel,
            ParallelStepDefinitions.Listed,
            TransactionStepDefinitions.Transaction, LockStepDefinitions.Lock, IoStepDefinitions.Io,
        ]);

    /// <summary>The steps of a program.</summary>
    public static Shape<ImmutableArray<Step>> Steps { get; } = new ListShape<Step>(Step, 0, 200);
}
