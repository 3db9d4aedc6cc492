using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Network;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's traffic and its lines with a bandwidth, by whom they lead to.</summary>
internal sealed class NetworkInstruments
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly Latest<NetworkSampled> _sample = new();
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, (string Address, LinkSampled Sample)> _lines = [];
    private readonly NodeDirectory _directory;

    public NetworkInstruments(Meter meter, NodeDirectory directory)
    {
        _directory = directory;
        meter.Observe(NetworkMetrics.Io, Directions);
        meter.Observe(NetworkMetrics.HeldMessages, () => _sample.Value?.HeldMessages);
        meter.Observe(NetworkMetrics.LineBusyTime, () => Lines(static line => line.BusyNanoseconds / NanosecondsPerSecond));
        meter.Observe(NetworkMetrics.LineWaitTime, () => Lines(static line => line.WaitingNanoseconds / NanosecondsPerSecond));
        meter.Observe(NetworkMetrics.LineBacklog, () => Lines(static line => line.Backlog.TotalSeconds));
    }

    public void Set(in NetworkSampled sample) => _sample.Set(sample);

    public void Set(in LinkSampled sample)
    {
        var address = _directory[sample.Peer].Description.Name;
        lock (_lock)
        {
            _lines[sample.Peer] = (address, sample);
        }
    }

    private IEnumerable<Measurement<double>> Directions() => _sample.Value is not { } sample
        ? []
        :
        [
            new(sample.SentBytes, new Tag(AttributeKeys.NetworkIoDirection, "transmit")),
            new(sample.ReceivedBytes, new Tag(AttributeKeys.NetworkIoDirection, "receive")),
        ];

    private List<Measurement<double>> Lines(Func<LinkSampled, double> value)
    {
        lock (_lock)
        {
            return [.. _lines.Values.Select(line => new Measurement<double>(value(line.Sample), new Tag(AttributeKeys.ServerAddress, line.Address)))];
        }
    }
}
