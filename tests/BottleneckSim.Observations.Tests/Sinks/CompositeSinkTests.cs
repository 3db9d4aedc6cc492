using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Observations.Tests.Sinks;

public sealed class CompositeSinkTests
{
    [Fact]
    public void It_wants_what_any_of_its_sinks_wants()
    {
        Assert.Equal(ObservationInterests.None, new CompositeSink(new NullSink()).Interests);
        Assert.Equal(
            ObservationInterests.Requests | ObservationInterests.Jobs,
            new CompositeSink(new Recorder(ObservationInterests.Requests), new Recorder(ObservationInterests.Jobs)).Interests);
        Assert.Equal(ObservationInterests.All, new CompositeSink(new NullSink(), new InvariantChecker()).Interests);
    }

    [Fact]
    public void It_hands_every_fact_to_every_sink_in_order()
    {
        var order = new List<string>();
        var sink = new CompositeSink(new Recorder(ObservationInterests.All, order, "first"), new Recorder(ObservationInterests.All, order, "second"));
        sink.Observe(new RequestIssued(Instant.Zero, 0, 0, 0));
        sink.Observe(new MemorySampled(Instant.Zero, 0, 1, 2));
        Assert.Equal(["first RequestIssued", "second RequestIssued", "first MemorySampled", "second MemorySampled"], order);
    }

    [Fact]
    public void No_kind_of_fact_is_forgotten()
    {
        var declared = typeof(ObservationSink).GetMethods().Where(method => method.Name == "Observe").Select(method => method.GetParameters()[0].ParameterType);
        var handed = typeof(CompositeSink).GetMethods()
            .Where(method => method.Name == "Observe" && method.DeclaringType == typeof(CompositeSink)).Select(method => method.GetParameters()[0].ParameterType);
        Assert.Equal(declared.Select(type => type.ToString()).Order(StringComparer.Ordinal), handed.Select(type => type.ToString()).Order(StringComparer.Ordinal));
    }

    private sealed class Recorder(ObservationInterests interests, List<string>? order = null, string name = "") : ObservationSink
    {
        public override ObservationInterests Interests => interests;

        public override void Observe(in RequestIssued fact) => order?.Add($"{name} {nameof(RequestIssued)}");

        public override void Observe(in MemorySampled fact) => order?.Add($"{name} {nameof(MemorySampled)}");
    }
}
