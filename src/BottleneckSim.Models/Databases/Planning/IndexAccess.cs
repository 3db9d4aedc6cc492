using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What a plan reads of an index.</summary>
/// <param name="Conditions">Conditions checked in the index, in order of the index's columns.</param>
/// <param name="BoundingConditions">How many of the first of them bound the part of the index that is read.</param>
/// <param name="Descents">How often it goes down from the root.</param>
/// <param name="Entries">Entries read, all descents together.</param>
/// <param name="LeafPages">Leaf pages read, all descents together.</param>
/// <param name="Selectivity">The fraction of the table's rows that all the conditions leave.</param>
/// <param name="Correlation">How far the index's order is the table's: −1 to 1.</param>
/// <param name="Cost">Cost of reading the index alone.</param>
public sealed record IndexAccess(
    ImmutableArray<Condition> Conditions,
    int BoundingConditions,
    int Descents,
    double Entries,
    double LeafPages,
    double Selectivity,
    double Correlation,
    PlanCost Cost)
{
    /// <summary>Conditions that all rows of a partial index fulfil, so that nobody checks them. Default: none.</summary>
    public ImmutableArray<Condition> Implied { get; init; } = [];

    /// <summary>The conditions that are still to be checked on the rows.</summary>
    /// <param name="conditions">All of the statement's.</param>
    public ImmutableArray<Condition> LeftOf(ImmutableArray<Condition> conditions) =>
        conditions.RemoveAll(condition => Conditions.Contains(condition) || Implied.Contains(condition));
}
