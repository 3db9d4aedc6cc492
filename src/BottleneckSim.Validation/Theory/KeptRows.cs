using System.Collections.Immutable;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Theory;

/// <summary>Rows of an earlier whole run that a bounded or a stopped run leaves as they are.</summary>
/// <remarks>
/// <code>
///   stored by --long:  A B C D E           bounded run:  A' B'           stored then:  A' B' C D E         C, D, E say which command made them
/// </code>
/// A row is kept where the table still compares the same figure with the same exact value and margin. What a bounded run made is never kept by another: it is quick to make anew.
/// </remarks>
/// <param name="stored">The section as it is stored; null where there is none.</param>
internal sealed class KeptRows(ValidationSection? stored)
{
    private const string WholeRun = "--long";
    private const double Tolerance = 1e-9;

    /// <summary>The kept rows of a system; null where not every one of its figures has one.</summary>
    public TheoryResult? Of(TheorySystem system)
    {
        var rows = system.Figures.Select(figure => Find(system, figure)).ToList();
        return rows.Contains(null) ? null : new TheoryResult(system, [.. rows.Select(row => row!)]);
    }

    private ValidationRow? Find(TheorySystem system, TheoryFigure figure)
    {
        var row = stored?.Rows.FirstOrDefault(known => known.Name == system.Name && known.Compares == figure.Compares);
        if (row is null || row.Margin != figure.Margin || row.Reference is not { } reference || Math.Abs(reference - figure.Exact) > Tolerance * Math.Abs(figure.Exact))
            return null;
        var command = row.MadeBy.Length > 0 ? row.MadeBy : stored!.Command;
        return command.Contains(WholeRun, StringComparison.Ordinal) ? row with { MadeBy = command } : null;
    }
}
