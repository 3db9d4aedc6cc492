using System.Globalization;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Databases.Pages;

/// <summary>Compared buffer accesses as rows of the page.</summary>
internal static class PageRows
{
    /// <summary>How far our accesses may be from PostgreSQL's.</summary>
    public const double Margin = 0.25;

    public static IEnumerable<ValidationRow> Of(IReadOnlyList<PagePair> pairs)
    {
        foreach (var pair in pairs)
        {
            var row = new ValidationRow
            {
                Group = string.Create(CultureInfo.InvariantCulture, $"Pages touched, {pair.Rows:N0} rows"),
                Name = string.Create(CultureInfo.InvariantCulture, $"{pair.Case.Name}, {pair.Rows:N0} rows, pages"),
                Compares = "buffer accesses of an execution",
                Unit = "pages",
                Ours = pair.Ours.Mean,
                Reference = pair.Theirs.Mean,
                Source = string.Create(CultureInfo.InvariantCulture, $"EXPLAIN (ANALYZE, BUFFERS), shared hit + read, mean of {pair.Theirs.Executions}"),
                Margin = EquivalenceMargin.Relative(Margin),
                Verdict = RowVerdict.Reported,
                Remark = string.Create(CultureInfo.InvariantCulture, $"{pair.Plan}; ours of {pair.Ours.Executions}, standard error {pair.Ours.StandardError / pair.Ours.Mean:P1}"),
            };
            yield return pair.IsSameKind ? row.Judged() : row with { Margin = null, Remark = $"another kind of plan; PostgreSQL's {pair.Plan}" };
        }
    }
}
