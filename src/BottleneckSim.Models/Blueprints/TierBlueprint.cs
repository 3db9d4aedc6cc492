using System.Collections.Immutable;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>One tier with its names resolved to numbers.</summary>
public sealed class TierBlueprint
{
    /// <summary>Its number in the run; never given twice.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its options; null for a load population. A tier that was removed keeps what it had, for nodes that drain and messages under way.</summary>
    public TierOptions? Options
    {
        get;
        init => (field, AnswerContent) = (value, AnswerContent.Of(value));
    }

    /// <summary>What its nodes' answers contain, in bytes.</summary>
    internal AnswerContent AnswerContent { get; private init; }

    /// <summary>The load population's options, if it is one.</summary>
    public LoadOptions? Load { get; init; }

    /// <summary>What can be asked of its nodes. Only ever grows.</summary>
    public required ImmutableArray<OperationDescription> Operations { get; init; }

    /// <summary>The node that callers address: the balancer, or the only instance.</summary>
    public required int EntryNode { get; init; }

    /// <summary>The instances in service.</summary>
    public required ImmutableArray<int> Instances { get; init; }

    /// <summary>The compiled program of each operation, for tiers that run programs; null where an operation is no longer offered.</summary>
    public ImmutableArray<RequestProgram?> Programs { get; init; } = [];

    /// <summary>What each node does for itself from time to time, compiled; null where there is nothing.</summary>
    public RequestProgram? Maintenance { get; init; }

    /// <summary>The names of the pools in the order of their numbers, for tiers that run programs. Only ever grows.</summary>
    public ImmutableArray<string> PoolNames { get; init; } = [];

    /// <summary>Of the tier as instances see it that wait to be restarted: the tier as it is for the others.</summary>
    internal TierBlueprint? Common { get; private init; }

    /// <summary>The tier as instances see it that have other cores until they are restarted.</summary>
    internal TierBlueprint WithCores(int cores) => new()
    {
        Index = Index,
        Name = Name,
        Options = CpuEdits.With(Options!, CpuEdits.Of(Options)! with { Cores = cores }),
        Operations = Operations,
        EntryNode = EntryNode,
        Instances = Instances,
        Programs = Programs,
        Maintenance = Maintenance,
        PoolNames = PoolNames,
        Common = this,
    };

    /// <summary>The position of an operation, or −1.</summary>
    public int FindOperation(string name)
    {
        for (var index = 0; index < Operations.Length; index++)
        {
            if (string.Equals(Operations[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
