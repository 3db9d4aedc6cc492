namespace BottleneckSim.Models.Resources.Slots.Admission;

/// <summary>Who of those that wait is served next, within a priority class.</summary>
public enum QueueDiscipline
{
    /// <summary>Whoever has waited longest.</summary>
    FirstInFirstOut,

    /// <summary>Whoever came last: under overload some get a quick answer, where otherwise all would get a late one.</summary>
    LastInFirstOut,

    /// <summary>First-in first-out until the queue has not been empty for an interval, then last-in first-out.</summary>
    AdaptiveLastInFirstOut,
}
