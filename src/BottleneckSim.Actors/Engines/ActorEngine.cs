using System.Runtime.ExceptionServices;
using Akka.Actor;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.Digests;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Engines;

/// <summary>Runs a system with every node as an actor, in one process or on the members of a cluster.</summary>
/// <remarks>
/// <code>
/// caller's thread ──command──► clock actor ──windows──► node actors
///                 ◄──report──              ◄──────────
/// </code>
/// The caller's thread waits for the report, so to its caller this is an engine like any other. Facts are told on a thread of the actor system while the caller waits.
/// </remarks>
public sealed class ActorEngine : IEngine
{
    private readonly IActorRef _clock;
    private readonly ActorSystem _actors;
    private readonly IDisposable? _owned;
    private readonly ObservationSink _sink;
    private readonly List<NodeCrash> _crashes = [];
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);
    private bool _isBroken;

    internal ActorEngine(ActorSystem actors, IActorRef clock, IDisposable? owned, ObservationSink sink, Launch launch)
    {
        _actors = actors;
        _clock = clock;
        _owned = owned;
        _sink = sink;
        System = launch.System;
        try
        {
            Command(launch);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public string Name => "actors";

    /// <inheritdoc />
    public Instant Now { get; private set; }

    /// <inheritdoc />
    public SystemDescription System { get; private set; }

    /// <inheritdoc />
    public long HandledEvents => Progress().Sum(node => node.Progress.HandledEvents);

    /// <inheritdoc />
    public string Digest => RunDigest.Combine(Progress().Select(node => KeyValuePair.Create(node.Name, node.Progress.Digest))).ToString();

    /// <summary>The nodes that have crashed so far, in the order in which it was noticed.</summary>
    public IReadOnlyList<NodeCrash> Crashes => _crashes;

    /// <summary>What a person should know about the way the run is spread over members.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>The actor system in which the run's clock lives; for tests, which stop actors behind the engine's back.</summary>
    internal ActorSystem Actors => _actors;

    /// <summary>Where the clock lives.</summary>
    internal ActorPath ClockPath => _clock.Path;

    /// <summary>Events handled on each member, by member.</summary>
    public IReadOnlyList<long> HandledEventsByMember()
    {
        var nodes = Progress();
        return [.. Enumerable.Range(0, nodes.Max(node => node.Member) + 1).Select(member => nodes.Where(node => node.Member == member).Sum(node => node.Progress.HandledEvents))];
    }

    /// <summary>What the run has cost in windows so far.</summary>
    public WindowCounts CountWindows() => Ask<RunProgress>(new DescribeProgress()).Windows;

    /// <summary>Events that a node has handled.</summary>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public long HandledEventsOf(string node) => Find(node).Progress.HandledEvents;

    /// <inheritdoc />
    public void AdvanceTo(Instant instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        Command(new Advance(Now, instant, []));
        Now = instant;
    }

    /// <inheritdoc />
    public void Apply(Change change, ChangeOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(change);
        var system = change.Apply(System);
        Command(new Reconfigure(Now, change, origin));
        System = system;
    }

    /// <inheritdoc />
    public void Sample() => Command(new TakeSamples(Now));

    /// <summary>Stops a node's actor at <see cref="Now"/>: the node crashes, and nothing else does. So a crash in the journal can be repeated.</summary>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public void Crash(string node) => Command(new StopNode(Now, NumberOf(node)));

    internal int NumberOf(string node) => Find(node).Progress.Node;

    /// <inheritdoc />
    public void Dispose()
    {
        _isBroken = true;
        _clock.Tell(PoisonPill.Instance);
        _owned?.Dispose();
    }

    private PlacedProgress Find(string node) => Progress().FirstOrDefault(known => string.Equals(known.Name, node, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no node '{node}'. The run can go on.", nameof(node));

    private IReadOnlyList<PlacedProgress> Progress() => Ask<RunProgress>(new DescribeProgress()).Nodes;

    private void Command(ClockCommand command)
    {
        var report = Ask<ClockReport>(command);
        _crashes.AddRange(report.Crashes);
        _warnings.UnionWith(report.Warnings);
        if (report.Failure is not { } failure)
        {
            return;
        }

        _isBroken = failure is not (ChangeRefusedException or InvalidSystemException);
        ExceptionDispatchInfo.Throw(failure);
    }

    private T Ask<T>(object question)
    {
        ObjectDisposedException.ThrowIf(_isBroken, this);
        var answer = _clock.Ask<T>(question);
        Task.WaitAny(answer, _actors.WhenTerminated);
        return answer.IsCompleted
            ? answer.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The actor system was shut down while a run was under way. The run cannot go on.");
    }
}
