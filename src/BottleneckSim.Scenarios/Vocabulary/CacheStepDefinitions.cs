using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Programs;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>The steps that use a cache.</summary>
internal static class CacheStepDefinitions
{
    private static readonly Shape<Duration> AnyTimeout = Quantity.Duration("1ms", "1h");

    private static readonly Shape<ImmutableArray<Step>> NestedSteps =
        new ListShape<Step>(new DeferredShape<Step>("step", () => StepDefinitions.Step), 0, 200);

    private static readonly Key<string> KeySpace =
        Key.Required("cache", new ReferenceShape(NameKind.KeySpace), "The key space of what is looked up.");

    private static readonly Key<string> Tier = Key.Required("in", new ReferenceShape(NameKind.Cache), "The cache.");
    private static readonly Key<ImmutableArray<Step>> Otherwise = Key.Required("otherwise", NestedSteps, "What is done on a miss, before the answer is stored.");

    /// <summary>How the origin is asked about an expired entry, for steps and for changes.</summary>
    public static Key<ImmutableArray<Step>> Validate { get; } = Key.Omittable(
        "validate", NestedSteps, "How the origin is asked, cheaply, whether an expired entry is still right.", "expired entries are made anew");

    private static readonly Key<Duration> Lifetime = Key.Omittable(
        "lifetime", Quantity.Duration("1ms", "365d"), "How long what this step stores is valid.", "as long as the cache says");

    private static readonly Key<Duration> LookUpTimeout = Key.Optional(
        "timeout", AnyTimeout, CacheStep.DefaultTimeout, "How long to wait for the cache before it counts as a miss.");

    private static readonly Key<string> Written =
        Key.Required("writes", new ReferenceShape(NameKind.KeySpace), "The key space of what the request has written.");

    /// <summary>What becomes of an entry whose key is written, for steps and for changes.</summary>
    public static Shape<CacheOnWrite> OnWrite { get; } = new WordShape<CacheOnWrite>(
        ("leave", CacheOnWrite.Leave), ("invalidate", CacheOnWrite.Invalidate), ("update", CacheOnWrite.Update));

    private static readonly Key<CacheOnWrite> Then = Key.Optional(
        "then", OnWrite, CacheOnWrite.Leave, "What becomes of the entry: it stays and is stale, it is removed, or it gets the new value.");

    private static readonly Key<Duration> WriteTimeout =
        Key.Optional("timeout", AnyTimeout, CacheStep.DefaultTimeout, "How long to wait for the cache; one that fails is not an error.");

    public static Mapping<Step> LookUp { get; } = new(
        "cache step",
        "Looks a key up in a cache; on a miss does other steps and stores the answer.",
        [KeySpace, Tier, Otherwise, Validate, Lifetime, LookUpTimeout, .. CallPolicyDefinitions.OfSteps],
        values => new CacheStep(values.Get(Tier), values.Get(KeySpace), values.Get(Otherwise), values.Get(LookUpTimeout))
        {
            Validate = values.GetOr(Validate, []),
            Lifetime = values.OrNull(Lifetime),
            Policy = CallPolicyDefinitions.Read(values),
        },
        check: CallPolicyDefinitions.Check);

    public static Mapping<Step> Write { get; } = new(
        "writes step",
        "Says that the request has written the value behind a key that a cache may hold, so that its staleness is known, and what becomes of the entry.",
        [Written, Tier, Then, WriteTimeout],
        values => new WriteKeyStep(values.Get(Written), values.Get(Tier), values.Get(Then), values.Get(WriteTimeout)));
}
