using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of one node: its names, how far its time has come, whether it is still there, and the books of its parts.</summary>
internal sealed class NodeLedger
{
    private readonly ViolationLog _log;
    private readonly List<ResourceLedger> _resources = [];
    private readonly Dictionary<string, CountLedger> _counts = new(StringComparer.Ordinal);
    private NodeDescribed _description;
    private Instant _latest;
    private bool _isGone;

    public NodeLedger(NodeDescribed description, ViolationLog log)
    {
        (_log, _description) = (log, description);
        Requests = new RequestLedger(this, log);
        Server = new ServerLedger(this, log);
        Rows = new RowLedger(description.Name, log);
        Take(description);
    }

    public string Name => _description.Name;

    public Instant Since { get; private set; } = Instant.MaxValue;

    public IReadOnlyList<OperationDescription> Operations => _description.Operations;

    public RequestLedger Requests { get; }

    public ServerLedger Server { get; }

    public RowLedger Rows { get; }

    public void Take(NodeDescribed description)
    {
        Witness(description.Time);
        Since = Instant.Min(Since, description.Time);
        if (description.Name != Name || description.Tier != _description.Tier || description.Kind != _description.Kind)
            _log.Add(Invariant.NamesKeepTheirMeaning, Name, description.Time, $"{_description.Kind} {Name}", $"{description.Kind} {description.Name}");
        DemandPrefix(description.Time, _description.Operations.Select(each => each.Name), description.Operations.Select(each => each.Name));
        DemandPrefix(description.Time, _description.Resources.Select(each => each.Name), description.Resources.Select(each => each.Name));
        DemandPrefix(description.Time, _description.Tables, description.Tables);
        _description = description;
        for (var index = 0; index < description.Resources.Count; index++)
        {
            if (index < _resources.Count)
                _resources[index].Describe(description.Time, description.Resources[index]);
            else
                _resources.Add(new ResourceLedger($"{description.Resources[index].Name} of {Name}", description.Time, description.Resources[index], _log));
        }

        _isGone |= description.IsGone;
    }

    /// <summary>A fact of this node at an instant: its time must not go back, and the node must be there.</summary>
    public void Witness(Instant time)
    {
        if (_isGone)
            _log.Add(Invariant.GoneNodesAreSilent, Name, time, "silence after the node has left", "a fact");
        if (time < _latest)
            _log.Add(Invariant.TimeNeverGoesBack, Name, time, $"{_latest} or later", $"{time}");
        _latest = time;
    }

    /// <summary>The name of a table; null if it was never described.</summary>
    public string? Table(int table) => (uint)table < (uint)_description.Tables.Count ? _description.Tables[table] : null;

    /// <summary>The books of a resource; null (and a violation) if it was never described.</summary>
    public ResourceLedger? Resource(int resource, Instant time)
    {
        if ((uint)resource < (uint)_resources.Count)
            return _resources[resource];
        _log.Add(Invariant.NamesAreKnown, Name, time, $"a resource from 0 to {_resources.Count - 1}", $"{resource}");
        return null;
    }

    public IEnumerable<ResourceLedger> Resources => _resources;

    public bool KnowsOperation(int operation, Instant time)
    {
        if ((uint)operation < (uint)Operations.Count)
            return true;
        _log.Add(Invariant.NamesAreKnown, Name, time, $"an operation from 0 to {Operations.Count - 1}", $"{operation}");
        return false;
    }

    /// <summary>The last counts of one kind of sample of this node.</summary>
    public CountLedger Counts(string kind)
    {
        if (!_counts.TryGetValue(kind, out var counts))
            _counts.Add(kind, counts = new CountLedger($"{kind} of {Name}", _log));
        return counts;
    }

    public string Operation(int operation) => $"{Operations[operation].Name} of {Name}";

    private void DemandPrefix(Instant time, IEnumerable<string> before, IEnumerable<string> now)
    {
        var (old, current) = (before.ToList(), now.ToList());
        if (current.Count < old.Count || !old.SequenceEqual(current.Take(old.Count), StringComparer.Ordinal))
            _log.Add(Invariant.NamesKeepTheirMeaning, Name, time, $"names that begin with {string.Join(", ", old)}", string.Join(", ", current));
    }
}
