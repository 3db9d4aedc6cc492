using BottleneckSim.Validation.Databases.Servers;
using BottleneckSim.Validation.Processes;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Lets client and server go before others on a machine that is not ours alone, where root may say so; disposing takes it back.</summary>
/// <remarks>Others then get a few per cent of a core that we keep busy (nice −15 against 0: weights of 29,154 and 1,024).</remarks>
internal sealed class Precedence : IDisposable
{
    private const int Preferred = -15;
    private const int Usual = 0;

    private readonly ProcessGroup[] _groups;

    public Precedence(DatabaseServer server)
    {
        var isPossible = Environment.IsPrivilegedProcess && ShellCommand.Find("renice") is not null;
        _groups = isPossible ? [new ProcessGroup(Environment.ProcessId, HasChildren: false), new ProcessGroup(server.PostmasterId, HasChildren: true)] : [];
        Set(Preferred);
    }

    /// <inheritdoc />
    public void Dispose() => Set(Usual);

    private void Set(int nice)
    {
        foreach (var group in _groups)
        {
            try
            {
                group.SetNice(nice);
            }
            catch (InvalidOperationException)
            {
                // A thread may end between being listed and being told; the others were told all the same.
            }
        }
    }
}
