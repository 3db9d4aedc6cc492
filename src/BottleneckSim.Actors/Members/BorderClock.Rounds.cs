using System.Globalization;
using Akka.Actor;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Actors.Members;

/// <summary>How members are asked together, what becomes of their answers, and what happens when one is lost.</summary>
internal sealed partial class BorderClock
{
    private readonly Dictionary<int, NodeDescribed> _descriptions = [];

    /// <summary>Asks members and goes on when all have answered or are lost; members lost before are replaced first.</summary>
    private void Round(Action ask, Action then)
    {
        if (_lost.TryDequeue(out var member))
        {
            Replace(member, () => Round(ask, then));
            return;
        }

        _then = then;
        ask();
        if (_pending == 0 && _command is not null && ReferenceEquals(_then, then))
        {
            then();
        }
    }

    private void AskAll(ClockCommand command)
    {
        foreach (var member in Living)
        {
            Ask(member, command);
        }
    }

    private void Ask(MemberState member, ClockCommand command)
    {
        member.IsAsked = true;
        _pending++;
        member.Clock.Tell(command, Self);
    }

    private void Answered(ClockReport report)
    {
        var member = _members[report.Member];
        if (!member.IsAsked)
        {
            return; // It was given up meanwhile.
        }

        if (member.Watched is null)
        {
            member.Watched = Context.Watch(Sender);
            member.Clock = Sender;
        }

        member.Report = report;
        Done(member);
    }

    private void Done(MemberState member)
    {
        member.IsAsked = false;
        _pending--;
        if (_pending == 0)
        {
            EndRound();
        }
    }

    private void EndRound()
    {
        foreach (var member in _members)
        {
            if (member.Report is { } report)
            {
                member.Report = null;
                Take(member, report);
            }
        }

        _merge.Tell(_logs, sink);
        _logs.Clear();
        Round(() => { }, _then);
    }

    private void Take(MemberState member, ClockReport report)
    {
        if (report.Failure is { } failure)
        {
            throw failure;
        }

        member.Next = report.Next;
        report.Outbound.ForEach(timed => _border.Enqueue(timed.Key, timed.Message));
        report.Progress.ForEach(Remember);
        _crashes.AddRange(report.Crashes);
        if (!report.Facts.IsEmpty)
        {
            _logs.Add(report.Facts);
        }

        foreach (var description in report.Facts.Records.OfType<NodeDescribed>())
        {
            _descriptions[description.Node] = description;
        }
    }

    private void Remember(NodeProgress progress)
    {
        while (_progress.Count <= progress.Node)
        {
            _progress.Add(new NodeProgress(_progress.Count, 0, 0));
        }

        _progress[progress.Node] = progress;
    }

    private void Lose(MemberState? member)
    {
        if (member is null or { IsLost: true })
        {
            return;
        }

        if (member.Number == 0 || _command is Launch)
        {
            throw new MemberFailedException($"Member {member.Address} was lost, without which there is no run. The run cannot go on.");
        }

        member.IsLost = true;
        _lost.Enqueue(member);
        if (member.IsAsked)
        {
            Done(member);
        }
    }

    /// <summary>A boundary: all who are left have come equally far. The lost member's nodes have crashed; new ones begin empty in their stead.</summary>
    private void Replace(MemberState member, Action then)
    {
        var progress = _progress.Where(node => _system!.MemberOf(node.Node) == member.Number).ToList();
        foreach (var node in _system!.Lose(member.Number))
        {
            if (_descriptions.TryGetValue(node, out var description) && !description.IsGone)
            {
                Journal(new NodeCrash(_reached, node, description.Name, $"member {member.Number.ToString(CultureInfo.InvariantCulture)} was lost"), description);
            }
        }

        Measure();
        Round(() => AskAll(new Adopt(_reached, member.Number, progress)), then);
    }

    private void Journal(NodeCrash crash, NodeDescribed description)
    {
        _crashes.Add(crash);
        sink.Observe(new ChangeApplied(crash.Time, crash.Describe(), ChangeOrigin.Fault));
        _descriptions[crash.Node] = description with { Time = crash.Time, IsGone = true };
        sink.Observe(_descriptions[crash.Node]);
    }
}
