namespace BottleneckSim.Observations.Invariants;

/// <summary>What must hold of every run, whatever the scenario. A run that breaks one cannot be trusted.</summary>
public enum Invariant
{
    /// <summary>The facts of one node come in the order of their instants, and so do changes.</summary>
    TimeNeverGoesBack,

    /// <summary>What a fact tells of the past lies in the past: a request ends after it was issued, a wait is as long as it can have been.</summary>
    CausesComeFirst,

    /// <summary>A fact names a node, resource or operation that was described before.</summary>
    NamesAreKnown,

    /// <summary>A number once given to a node, resource or operation keeps its meaning.</summary>
    NamesKeepTheirMeaning,

    /// <summary>A node that has left says nothing more.</summary>
    GoneNodesAreSilent,

    /// <summary>Ordinals begin at 0 and have no gaps.</summary>
    OrdinalsHaveNoGaps,

    /// <summary>Requests in = done + failed + in flight: whatever ends was begun, as it says, and ends once.</summary>
    WhatEndsWasBegun,

    /// <summary>Arrivals − departures = jobs present = in use + waiting.</summary>
    JobsAreConserved,

    /// <summary>Little's law, exact: ∫ jobs present dt = Σ over jobs of the time each was there.</summary>
    LittlesLaw,

    /// <summary>The utilisation law, exact where the facts decide it: work delivered = work of the jobs that left + work so far of those present.</summary>
    UtilisationLaw,

    /// <summary>No more work is delivered than there is capacity.</summary>
    UtilisationAtMostOne,

    /// <summary>No more servers are in use than there are, and capacity changes by changes only.</summary>
    CapacityIsKept,

    /// <summary>No more jobs wait than may.</summary>
    QueueBoundIsKept,

    /// <summary>Cumulative counts and integrals never fall.</summary>
    CountsNeverFall,

    /// <summary>Counts of one node agree with each other, as acknowledged messages with delivered ones.</summary>
    CountsAgree,

    /// <summary>A row has one holder at a time, only the holder gives it back, and none is held where no transaction is.</summary>
    RowsHaveOneHolder,

    /// <summary>Messages sent = acknowledged + waiting + delayed + in flight + dead + expired + discarded.</summary>
    MessagesAreConserved,

    /// <summary>Every replica applies every committed write once, and in the order in which they were committed.</summary>
    WritesAreAppliedOnceInOrder,
}
