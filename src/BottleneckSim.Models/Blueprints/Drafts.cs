using System.Collections.Immutable;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>A tier while it is being compiled.</summary>
internal sealed class TierDraft(int index, string name)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public TierOptions? Options { get; set; }

    public LoadOptions? Load { get; set; }

    public TierBlueprint? Before { get; set; }

    public List<OperationDescription> Operations { get; } = [];

    public List<string> PoolNames { get; } = [];

    public int EntryNode { get; set; } = -1;

    public ImmutableArray<int> Instances { get; set; } = [];

    /// <summary>Whether the change finds the tier in service.</summary>
    public bool WasThere { get; set; }

    public void AddPools()
    {
        if (Options is ProgramTierOptions host)
        {
            PoolNames.AddRange(host.Pools.Keys.Except(PoolNames, StringComparer.Ordinal).ToList());
        }
    }

    /// <summary>Whether nothing about the tier has changed, so that its nodes need not be told.</summary>
    public bool IsAsBefore(ImmutableArray<RequestProgram?> programs) =>
        Before is not null
        && ReferenceEquals(Before.Options, Options)
        && ReferenceEquals(Before.Load, Load)
        && Before.EntryNode == EntryNode
        && Before.Instances.SequenceEqual(Instances)
        && Before.Operations.SequenceEqual(Operations)
        && Before.Programs.Length == programs.Length
        && Before.Programs.Zip(programs).All(pair => Same(pair.First, pair.Second));

    private static bool Same(RequestProgram? one, RequestProgram? other) =>
        one is null ? other is null : other is not null && one.ContentBytes == other.ContentBytes && one.Instructions.SequenceEqual(other.Instructions);
}

/// <summary>A node while its system is being compiled.</summary>
internal sealed class NodeDraft(int index, string name, NodeKind kind, int tier)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public NodeKind Kind { get; } = kind;

    public int Tier { get; } = tier;

    public bool IsRemoved { get; set; }

    public bool WasRemoved { get; init; }

    public bool IsNew { get; init; }

    public int? Predecessor { get; init; }

    public bool IsCrashed { get; set; }

    /// <summary>The cores that it keeps until it is restarted; null where its tier's are its own.</summary>
    public int? WaitingCores { get; set; }

    /// <summary>The cores that it had before the change, if it waited then.</summary>
    public int? WaitedWithCores { get; init; }

    /// <summary>The cores that it had before the change.</summary>
    public int? CoresBefore { get; init; }

    public bool WasCrashed { get; init; }

    /// <summary>The name without the number of its life.</summary>
    public string BaseName => Name.Split('.')[0];
}
