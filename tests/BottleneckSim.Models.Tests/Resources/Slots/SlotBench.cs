using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Models.Tests.Nodes;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Resources.Slots;

/// <summary>Slots in a laboratory: who holds one, who was refused, and the books that an invariant checker keeps.</summary>
internal sealed class SlotBench : ISlotClient
{
    private const int Resource = 1;

    private readonly SlotResource _slots;
    private readonly Dictionary<long, SlotHold> _held = [];
    private readonly SampleSink _samples = new();

    public SlotBench(int capacity, int maximumWaiting, AdmissionOptions? admission = null)
    {
        Laboratory = Laboratory.With(new CompositeSink(new InvariantChecker(), _samples));
        _slots = new SlotResource(Laboratory, this, Laboratory.Sink, Resource, tellsUses: true);
        _slots.Configure(capacity, maximumWaiting, admission);
    }

    public Laboratory Laboratory { get; }

    /// <summary>What was granted and refused: <c>1 2 -3</c> means that 1 and then 2 got a slot and 3 was refused.</summary>
    public List<long> Story { get; } = [];

    public Action<long>? WhenGranted { get; set; }

    public int InUse => _slots.InUse;

    public bool Holds(long ticket) => _held.ContainsKey(ticket);

    public ResourceSampled Sample()
    {
        _slots.Sample(Laboratory.Now);
        return _samples.Last;
    }

    public void Request(long ticket, int priority = 0)
    {
        switch (_slots.Request(ticket, out var hold, priority))
        {
            case SlotRequest.Granted:
                Grant(ticket, hold);
                break;
            case SlotRequest.Refused:
                Story.Add(-ticket);
                break;
        }
    }

    public void Release(long ticket)
    {
        if (_held.Remove(ticket, out var hold))
        {
            _slots.Release(hold);
        }
    }

    public void GiveUp(long ticket) => _slots.GiveUp(ticket);

    public void Configure(int capacity, int maximumWaiting)
    {
        Laboratory.Sink.Observe(new BottleneckSim.Observations.Changes.ChangeApplied(Laboratory.Now, "slots", BottleneckSim.Observations.Changes.ChangeOrigin.Operator));
        _slots.Configure(capacity, maximumWaiting);
    }

    void ISlotClient.OnSlotGranted(int resource, long ticket, SlotHold hold)
    {
        Assert.Equal(Resource, resource);
        Grant(ticket, hold);
    }

    void ISlotClient.OnSlotShed(int resource, long ticket) => Story.Add(-ticket);

    private void Grant(long ticket, SlotHold hold)
    {
        Story.Add(ticket);
        _held.Add(ticket, hold);
        WhenGranted?.Invoke(ticket);
    }

    private sealed class SampleSink : ObservationSink
    {
        public override ObservationInterests Interests => ObservationInterests.None;

        public ResourceSampled Last { get; private set; }

        public override void Observe(in ResourceSampled fact) => Last = fact;
    }
}
