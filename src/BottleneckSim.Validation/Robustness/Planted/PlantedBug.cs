using BottleneckSim.Observations.Invariants;

namespace BottleneckSim.Validation.Robustness.Planted;

/// <summary>An error in what a run tells, made on purpose, and the invariant that claims to catch it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Name">For the table.</param>
/// <param name="CaughtBy">The invariant.</param>
/// <param name="NeedsIdleness">
/// Whether it can be seen only where the resource is empty at a later sample: of what is given to jobs that are still there, slots tell nothing.
/// </param>
internal sealed record PlantedBug(BugKind Kind, string Name, Invariant CaughtBy, bool NeedsIdleness = false)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(BugKind.RequestEndsTwice, "a request ends twice", Invariant.WhatEndsWasBegun),
        new(BugKind.RequestUntold, "a request is issued and not told", Invariant.OrdinalsHaveNoGaps),
        new(BugKind.AnswerTwice, "a server answers twice", Invariant.WhatEndsWasBegun),
        new(BugKind.JobLost, "a job leaves a resource unseen", Invariant.JobsAreConserved),
        new(BugKind.JobTwice, "a job leaves a resource twice", Invariant.WhatEndsWasBegun),
        new(BugKind.WorkForgotten, "a job is given a unit of work more than is booked", Invariant.UtilisationLaw, NeedsIdleness: true),
        new(BugKind.TimeForgotten, "a nanosecond of a job's stay is booked twice", Invariant.LittlesLaw),
        new(BugKind.CapacityInvented, "a resource has a nanosecond of capacity too much", Invariant.CapacityIsKept),
        new(BugKind.ServerInvented, "one more server is in use than there are", Invariant.CapacityIsKept),
        new(BugKind.CountFalls, "a count falls", Invariant.CountsNeverFall),
    ];
}
