using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>The statements that several shards execute, until the last has answered.</summary>
internal sealed class Gatherings
{
    private readonly List<Gathering> _places = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<CallIdentity, int> _cancellable = [];

    /// <summary>A statement goes to several shards.</summary>
    /// <param name="call">The statement.</param>
    /// <param name="count">Its parts.</param>
    /// <param name="how">How their answers are put together.</param>
    /// <param name="ticket">What the answers of its parts have to carry.</param>
    /// <returns>The statement; whoever begins it writes down who is asked.</returns>
    public Gathering Begin(in Message call, int count, GatheredRows how, out int ticket)
    {
        if (!_free.TryPop(out var place))
        {
            place = _places.Count;
            _places.Add(default);
        }

        var used = _places[place].Instances;
        var gathering = new Gathering(call, used?.Length >= count ? used : new int[count], count, count, RequestOutcome.Succeeded, 0, how);
        _places[place] = gathering;
        ticket = place;

        if (new CallTerms(call.Value).IsTracked)
        {
            _cancellable[CallIdentity.Of(call)] = place;
        }

        return gathering;
    }

    /// <summary>A part has been answered.</summary>
    /// <returns>The whole, if it was the last part.</returns>
    public Gathering? Add(in Message reply)
    {
        var place = (int)reply.Ticket;
        var gathering = _places[place];
        gathering = gathering with
        {
            Missing = gathering.Missing - 1,
            Outcome = gathering.Outcome == RequestOutcome.Succeeded ? (RequestOutcome)reply.Operation : gathering.Outcome,
            Rows = gathering.How.Add(gathering.Rows, reply.Value),
        };
        _places[place] = gathering;
        if (gathering.Missing > 0)
        {
            return null;
        }

        _free.Push(place);
        if (_cancellable.TryGetValue(CallIdentity.Of(gathering.Call), out var known) && known == place)
        {
            _cancellable.Remove(CallIdentity.Of(gathering.Call));
        }

        return gathering;
    }

    /// <summary>Whether a tied statement's twin is under way.</summary>
    public bool HasTwin(in Message call) => _cancellable.ContainsKey(CallIdentity.Of(call).Twin);

    /// <summary>The statement that a cancellation is about; null if it has been answered or has one part.</summary>
    public Gathering? Find(in Message cancellation) => _cancellable.TryGetValue(CallIdentity.Of(cancellation), out var place) ? _places[place] : null;

    /// <summary>A statement that several shards execute.</summary>
    /// <param name="Call">The statement.</param>
    /// <param name="Instances">Who executes it, and room for more.</param>
    /// <param name="Parts">How many execute it.</param>
    /// <param name="Missing">Answers that have not come.</param>
    /// <param name="Outcome">The first failure, if there was any.</param>
    /// <param name="Rows">The rows so far.</param>
    /// <param name="How">How answers are put together.</param>
    public readonly record struct Gathering(Message Call, int[] Instances, int Parts, int Missing, RequestOutcome Outcome, long Rows, GatheredRows How)
    {
        /// <summary>Who executes it.</summary>
        public ReadOnlySpan<int> Asked => Instances.AsSpan(0, Parts);
    }
}
