using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Processes;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Keeps client and server on one core while times of a lone client are taken; disposing lets both go where they could go before.</summary>
/// <remarks>
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
            PinTo(cores.Other.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public void Dispose() => PinTo(_before);

    private void PinTo(string cores)
    {
        foreach (var group in _groups)
            group.PinTo(cores);
    }
}
