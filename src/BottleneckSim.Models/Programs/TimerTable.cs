namespace BottleneckSim.Models.Programs;

/// <summary>Who handles which of a node's timers; the position in the table is the timer's number.</summary>
internal sealed class TimerTable
{
    private readonly List<Action<long>> _handlers = [];

    /// <summary>The number of the next timer.</summary>
    public int Next => _handlers.Count;

    /// <summary>Adds a timer.</summary>
    /// <param name="onTimer">Takes the timer's ticket.</param>
    /// <returns>Its number, <see cref="Next"/> as it was.</returns>
    public int Add(Action<long> onTimer)
    {
        _handlers.Add(onTimer);
        return _handlers.Count - 1;
    }

    public void OnTimer(int number, long ticket) => _handlers[number](ticket);
}
