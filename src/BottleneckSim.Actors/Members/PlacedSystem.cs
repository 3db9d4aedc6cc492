using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Actors.Members;

/// <summary>A system with the member of every node. Every clock of a run keeps one, and all agree, since each is computed from the same steps.</summary>
internal sealed class PlacedSystem
{
    private readonly NodePlacement _placement;
    private readonly List<int> _members = [];
    private readonly bool[] _isLost;

    /// <summary>Places the nodes of a new run.</summary>
    /// <exception cref="InvalidSystemException">The description is not a system.</exception>
    public PlacedSystem(SystemDescription system, NodePlacement placement, int memberCount)
    {
        _placement = placement;
        _isLost = new bool[memberCount];
        Blueprint = SystemCompiler.Compile(system);
        PlaceNewNodes();
    }

    public SystemBlueprint Blueprint { get; private set; }

    public int MemberOf(int node) => _members[node];

    /// <summary>Takes a change in; if it does not fit, nothing has happened.</summary>
    /// <exception cref="ChangeRefusedException">The change does not fit.</exception>
    public void Apply(Change change)
    {
        Blueprint = Blueprint.After(change);
        PlaceNewNodes();
    }

    /// <summary>Gives up a member: what was in service there gets successors on the members that are left.</summary>
    /// <returns>The nodes that were lost, those that had left the system before included.</returns>
    public List<int> Lose(int member)
    {
        _isLost[member] = true;
        var lost = Enumerable.Range(0, _members.Count).Where(node => _members[node] == member).ToList();
        Blueprint = SystemCompiler.Replace(Blueprint, lost.ToHashSet());
        foreach (var node in lost)
        {
            _members[node] = Living(member);
        }

        PlaceNewNodes();
        return lost;
    }

    /// <summary>The smallest latency between two nodes of one member; nothing if it has fewer than two.</summary>
    public Duration LookAheadWithin(int member) => SmallestLatency((one, other) => one == member && other == member);

    /// <summary>The smallest latency between nodes of different members; nothing if all are on one.</summary>
    public Duration LookAheadBetweenMembers() => SmallestLatency((one, other) => one != other);

    private Duration SmallestLatency(Func<int, int, bool> counts)
    {
        var smallest = Duration.MaxValue;
        for (var one = 0; one < _members.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (counts(_members[one], _members[other]))
                {
                    smallest = Duration.Min(smallest, Blueprint.LinkBetween(Blueprint.Nodes[one].Tier.Index, Blueprint.Nodes[other].Tier.Index).Latency);
                }
            }
        }

        return smallest;
    }

    private void PlaceNewNodes()
    {
        for (var node = _members.Count; node < Blueprint.Nodes.Length; node++)
        {
            _members.Add(Living(_placement.MemberOf(Blueprint.Nodes[node])));
        }
    }

    private int Living(int wanted)
    {
        for (var turn = 0; turn < _isLost.Length; turn++)
        {
            var member = (wanted + turn) % _isLost.Length;
            if (!_isLost[member])
            {
                return member;
            }
        }

        throw new InvalidOperationException("All members of the cluster are lost. The run cannot go on.");
    }
}
