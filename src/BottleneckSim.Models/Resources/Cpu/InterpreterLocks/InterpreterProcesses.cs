namespace BottleneckSim.Models.Resources.Cpu.InterpreterLocks;

/// <summary>Which process of a node a request is in. The one with the fewest takes the next, the first of equals.</summary>
internal sealed class InterpreterProcesses
{
    private readonly List<int> _requests = [];
    private int _count;

    /// <summary>Takes a number of processes into use; those that are to end finish the requests they have.</summary>
    public void Configure(int processes)
    {
        _count = processes;
        while (_requests.Count < processes)
        {
            _requests.Add(0);
        }
    }

    /// <summary>Processes that may have requests: those in use and those that end.</summary>
    public int Known => _requests.Count;

    /// <summary>A request begins.</summary>
    /// <returns>Its process; −1 where there is no lock.</returns>
    public int Enter()
    {
        if (_count == 0)
        {
            return -1;
        }

        var best = 0;
        for (var process = 1; process < _count && _requests[best] > 0; process++)
        {
            best = _requests[process] < _requests[best] ? process : best;
        }

        _requests[best]++;
        return best;
    }

    /// <summary>A request has ended.</summary>
    public void Leave(int process)
    {
        if (process >= 0)
        {
            _requests[process]--;
        }
    }
}
