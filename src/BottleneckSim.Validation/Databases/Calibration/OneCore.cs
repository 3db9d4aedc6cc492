using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Processes;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Keeps client and server on one core while times of a lone client are taken, and neither interrupts the other; disposing lets both go where they could go before.</summary>
/// <remarks>
/// <code>
/// client asks ─► waits ─► server answers ─► waits ─► client      (batch: whoever is woken waits until the other waits)
/// client asks ─► server, at once, or not; answers in part ─► client, at once, or not     (usual: as the scheduler sees fit, two or three times as long)
/// </code>
/// A client and a server that take turns on two cores wake each other from idle, which takes longer than a short statement and varies from one
/// second to the next. On one core the one hands over to the other.
/// </remarks>
internal sealed class OneCore : IDisposable
{
    private readonly IReadOnlyList<ProcessGroup> _groups;
    private readonly string _before = CorePair.Allowed;

    public OneCore(DatabaseServer server)
    {
        _groups = ShellCommand.Find("taskset") is null
            ? []
            : [new ProcessGroup(Environment.ProcessId, HasChildren: false), new ProcessGroup(server.PostmasterId, HasChildren: true)];
        if (CorePair.OfThisProcess() is { } cores)
            Place(cores.Other.ToString(CultureInfo.InvariantCulture), isBatch: true);
    }

    /// <inheritdoc />
    public void Dispose() => Place(_before, isBatch: false);

    private void Place(string cores, bool isBatch)
    {
        foreach (var group in _groups)
        {
            group.PinTo(cores);
            group.SetBatch(isBatch);
        }
    }
}
