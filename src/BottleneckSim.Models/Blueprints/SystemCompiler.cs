using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Blueprints;

/// <summary>Compiles a description to a blueprint. Numbers that an earlier blueprint gave keep their meaning; new ones are appended in name order.</summary>
public sealed class SystemCompiler : ITierNames
{
    private readonly SystemDescription _description;
    private readonly SystemBlueprint? _previous;
    private readonly List<TierDraft> _tiers = [];
    private readonly Dictionary<string, TierDraft> _tierByName = new(StringComparer.Ordinal);
    private readonly List<NodeDraft> _nodes = [];
    private readonly Dictionary<string, NodeDraft> _nodeByName = new(StringComparer.Ordinal);

    private SystemCompiler(SystemDescription description, SystemBlueprint? previous)
    {
        _description = description;
        _previous = previous;
    }

    /// <summary>Compiles a description.</summary>
    /// <param name="description">The system.</param>
    /// <param name="previous">The blueprint that a running system has now; null for a new run.</param>
    /// <param name="changeNumber">The number of the change that led to the description.</param>
    /// <exception cref="InvalidSystemException">A name leads nowhere or a bound is broken.</exception>
    public static SystemBlueprint Compile(SystemDescription description, SystemBlueprint? previous = null, int changeNumber = 0)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new SystemCompiler(description, previous).Compile(changeNumber);
    }

    /// <summary>
    /// Compiles the same description again with some nodes gone for good, as when their machines are lost: those that were in service get successors,
    /// which are new machines with numbers and names of their own.
    /// </summary>
    /// <param name="blueprint">The blueprint that the running system has now.</param>
    /// <param name="nodes">The numbers of the nodes that are gone.</param>
    public static SystemBlueprint Replace(SystemBlueprint blueprint, IReadOnlySet<int> nodes)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        ArgumentNullException.ThrowIfNull(nodes);
        var left = blueprint.Nodes.Select(node => node with { IsRemoved = node.IsRemoved || nodes.Contains(node.Index) }).ToImmutableArray();
        return Compile(
            blueprint.Description, new SystemBlueprint(blueprint.Description, blueprint.Tiers, left, blueprint.Keys, blueprint.ChangeNumber), blueprint.ChangeNumber);
    }

    int ITierNames.TierIndex(string tier) => DraftOf(tier).Index;

    int ITierNames.OperationIndex(string tier, string operation)
    {
        var index = DraftOf(tier).Operations.FindIndex(known => string.Equals(known.Name, operation, StringComparison.Ordinal));
        return index >= 0 ? index : throw new InvalidSystemException($"Tier '{tier}' has no operation '{operation}'.");
    }

    int ITierNames.PoolIndex(string tier, string pool) => DraftOf(tier).PoolNames.IndexOf(pool);

    private SystemBlueprint Compile(int changeNumber)
    {
        SystemRules.Require(_description);
        Remember();
        foreach (var tier in _description.Tiers.Values)
        {
            Draft(tier.Name).Options = tier;
        }

        foreach (var load in _description.Loads.Values)
        {
            Draft(load.Name).Load = load;
        }

        foreach (var tier in _tiers)
        {
            tier.Operations.AddRange(OperationLists.Of(_description, tier).ExceptBy(tier.Operations.Select(known => known.Name), known => known.Name, StringComparer.Ordinal));
            tier.AddPools();
            DraftNodes(tier);
        }

        var keys = Keys();
        var tiers = _tiers.Select(tier => Finish(tier, keys)).ToImmutableArray();
        RequireDistinctIdentities();
        var nodes = _nodes.Select(node => new NodeBlueprint(node.Index, node.Name, node.Kind, TierOf(node, tiers[node.Tier]), node.IsRemoved)
        {
            IsCrashed = node.IsCrashed,
            IsNew = node.IsNew,
            Predecessor = node.Predecessor,
            IsWaiting = node.WaitingCores is not null,
        }).ToImmutableArray();
        return new SystemBlueprint(_description, tiers, nodes, keys, changeNumber);
    }

    private void Remember()
    {
        if (_previous is null)
        {
            return;
        }

        foreach (var tier in _previous.Tiers)
        {
            var draft = Draft(tier.Name);
            draft.Operations.AddRange(tier.Operations);
            draft.PoolNames.AddRange(tier.PoolNames);
            draft.Before = tier;
        }

        foreach (var node in _previous.Nodes)
        {
            _tiers[node.Tier.Index].WasThere |= !node.IsRemoved;
            var cores = CpuEdits.Of(node.Tier.Options)?.Cores;
            var draft = new NodeDraft(node.Index, node.Name, node.Kind, node.Tier.Index)
            {
                IsRemoved = true,
                WasRemoved = node.IsRemoved,
                WasCrashed = node.IsCrashed,
                CoresBefore = cores,
                WaitedWithCores = node.IsWaiting ? cores : null,
            };
            _nodes.Add(draft);
            if (!node.IsRemoved)
            {
                _nodeByName.Add(draft.BaseName, draft);
            }
        }
    }

    private ImmutableSortedDictionary<string, KeySampler> Keys() => _description.KeySpaces.Values.ToImmutableSortedDictionary(
        space => space.Name,
        space => _previous is not null && _previous.Keys.TryGetValue(space.Name, out var known) && known.Options == space ? known : new KeySampler(space),
        StringComparer.Ordinal);

    private TierDraft Draft(string name)
    {
        if (!_tierByName.TryGetValue(name, out var draft))
        {
            draft = new TierDraft(_tiers.Count, name);
            _tiers.Add(draft);
            _tierByName.Add(name, draft);
        }

        return draft;
    }

    private TierDraft DraftOf(string name) => _tierByName.TryGetValue(name, out var draft)
        ? draft
        : throw new InvalidSystemException($"There is no tier '{name}'; there are {string.Join(", ", _tierByName.Keys.Order(StringComparer.Ordinal))}.");

    private void DraftNodes(TierDraft tier)
    {
        if (tier.Load is not null)
        {
            tier.EntryNode = Node(tier.Name, NodeKind.Load, tier);
            tier.Instances = [tier.EntryNode];
            return;
        }

        if (tier.Options is not { } options)
        {
            return;
        }

        var isCalled = options is not WorkerOptions; // Workers fetch their work themselves.
        var names = options.NodeNames();
        var isBalanced = isCalled && (options.Balancer is not null || names.Count > 1 || options is DatabaseOptions { Shards: not null });
        if (isBalanced)
        {
            tier.EntryNode = Node($"{tier.Name}-balancer", NodeKind.Balancer, tier);
        }

        tier.Instances = [.. names.Select((name, position) => Instance(name, position + 1, tier, options))];
        if (!isBalanced)
        {
            tier.EntryNode = tier.Instances[0];
        }
    }

    /// <summary>An instance: one that waits to be restarted keeps its machine, and one that waits no more gets a new one, unless its own is as the new one would be.</summary>
    private int Instance(string name, int number, TierDraft tier, TierOptions options)
    {
        int? waiting = options.Rollout is { } rollout && rollout.Cores.TryGetValue(number, out var cores) ? cores : null;
        var isCrashed = options.Crashed.Contains(number);
        var known = _nodeByName.GetValueOrDefault(name);
        var isRestarted = waiting is null && !isCrashed && known?.WaitedWithCores is { } had && had != CpuEdits.Of(options)?.Cores;
        var node = _nodes[Node(name, OperationLists.KindOf(options), tier, isCrashed, isRestarted)];
        if (waiting is not null && ReferenceEquals(node, known) && (node.WaitedWithCores ?? node.CoresBefore) == waiting)
        {
            node.WaitingCores = waiting;
        }

        return node.Index;
    }

    /// <summary>The tier as a node sees it.</summary>
    private TierBlueprint TierOf(NodeDraft node, TierBlueprint tier)
    {
        if (node.WaitingCores is not { } cores)
        {
            return tier;
        }

        var before = _previous!.Nodes[node.Index];
        return before.IsWaiting && ReferenceEquals(before.Tier.Common, tier) ? before.Tier : tier.WithCores(cores);
    }

    private int Node(string name, NodeKind kind, TierDraft tier, bool isCrashed = false, bool isRestarted = false)
    {
        if (!_nodeByName.TryGetValue(name, out var draft) || (draft.WasCrashed && !isCrashed) || isRestarted)
        {
            // An instance that has crashed, or was removed, and is asked for again is a new machine: it gets a number and a name of its own.
            var lives = _nodes.Count(node => string.Equals(node.BaseName, name, StringComparison.Ordinal));
            draft = new NodeDraft(_nodes.Count, lives == 0 ? name : $"{name}.{(lives + 1).ToString(CultureInfo.InvariantCulture)}", kind, tier.Index)
            {
                IsNew = tier.WasThere,
                Predecessor = kind == NodeKind.Database ? draft?.Index : null, // What was removed is not in the list of names: its device is gone, too.
            };
            _nodes.Add(draft);
            _nodeByName[name] = draft;
        }

        if (draft.Tier != tier.Index)
        {
            throw new InvalidSystemException($"Tiers '{tier.Name}' and '{_tiers[draft.Tier].Name}' both have a node '{name}'; rename one of them.");
        }

        (draft.IsRemoved, draft.IsCrashed) = (false, isCrashed);
        return draft.Index;
    }

    private TierBlueprint Finish(TierDraft tier, ImmutableSortedDictionary<string, KeySampler> keys)
    {
        if (tier.Options is null && tier.Load is null)
        {
            return tier.Before!; // A tier that was taken out: its nodes drain with the options they had.
        }

        var programs = ImmutableArray<RequestProgram?>.Empty;
        RequestProgram? maintenance = null;
        if (tier.Options is ProgramTierOptions host)
        {
            var compiler = new ProgramCompiler(this, keys, host);
            programs = [.. tier.Operations.Select(operation => host.Endpoints.TryGetValue(operation.Name, out var endpoint) ? compiler.Compile(endpoint) : null)];
            maintenance = host.Maintenance is { } work ? compiler.Compile(work.ToProgram()) : null;
        }

        if (tier.IsAsBefore(programs))
        {
            return tier.Before!;
        }

        return new TierBlueprint
        {
            Index = tier.Index,
            Name = tier.Name,
            Options = tier.Options,
            Load = tier.Load,
            Operations = [.. tier.Operations],
            EntryNode = tier.EntryNode,
            Instances = tier.Instances,
            Programs = programs,
            Maintenance = maintenance,
            PoolNames = [.. tier.PoolNames],
        };
    }

    private void RequireDistinctIdentities()
    {
        var seen = new Dictionary<NodeId, string>();
        foreach (var node in _nodes)
        {
            if (!seen.TryAdd(NodeId.FromName(node.Name), node.Name))
            {
                throw new InvalidSystemException($"Nodes '{node.Name}' and '{seen[NodeId.FromName(node.Name)]}' have the same identity; rename one of them.");
            }
        }
    }
}
