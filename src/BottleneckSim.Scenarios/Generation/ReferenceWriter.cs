using System.Text;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Quantities;

namespace BottleneckSim.Scenarios.Generation;

/// <summary>Writes the reference: a heading a mapping, in the order in which a reader of the files meets them.</summary>
internal sealed class ReferenceWriter
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void WriteIntroduction()
    {
        Line("# Scenario, truth and change files");
        Line();
        Line("<!-- Generated from the definitions in src/BottleneckSim.Scenarios; a test keeps it in step. To write it anew: UPDATE_GOLDEN_FILES=1 dotnet test tests/BottleneckSim.Scenarios.Tests -->");
        Line();
        Line("Files are YAML 1.2 in UTF-8: one document, no anchors, aliases or tags, no tabs, each key once;");
        Line($"{DocumentLimits.Describe()["allowed: ".Length..]}. `bottlenecksim validate FILE` tells every mistake at once.");
        Line("For completion in an editor, begin a file with `# yaml-language-server: $schema=schema.json`.");
        Line();
        Line("## Quantities");
        Line();
        Line(FormattableString.Invariant($"Units are always written. A number is plain decimal: no exponent, no separators, at most {QuantityText.MostDigits} digits."));
        Line();
        Line("| quantity | units | example |");
        Line("|---|---|---|");
        foreach (var kind in new[] { QuantityKind.Duration, QuantityKind.Size, QuantityKind.Bandwidth, QuantityKind.Rate, QuantityKind.Share, QuantityKind.Multiple, QuantityKind.Price })
            Line($"| {kind.Noun} | {string.Join(", ", kind.Units.Select(unit => $"`{unit.Symbol}`"))} | `{kind.Example}` |");
        Line("| whole number | none, or `k`, `M`, `G`; the name of what is counted may follow | `5M rows`, `200k`, `64` |");
        Line("| number | none | `1.5` |");
        Line();
        Line("## Names");
        Line();
        Line($"- {NameShape.Dashed.Describe()}: `orders-db`;");
        Line($"- database {NameShape.Underscored.Describe()}: `customer_id`.");
    }

    /// <summary>Writes the sections that can be reached from a shape and were not written yet.</summary>
    public void WriteAll(Shape root)
    {
        var waiting = new Queue<Section>(root.Sections);
        while (waiting.TryDequeue(out var section))
        {
            if (!_written.Add(section.Identifier))
                continue;
            Write(section);
            foreach (var inner in section.Inner)
                waiting.Enqueue(inner);
        }
    }

    public override string ToString() => _text.ToString();

    private void Write(Section section)
    {
        Line();
        Line($"## {section.Title}");
        Line();
        Line(section.Doc);
        Line();
        if (section is Mapping mapping)
            WriteKeys(mapping);
        else if (section is Choice choice)
            WriteWords(choice);
    }

    private void WriteKeys(Mapping mapping)
    {
        Line("| key | meaning | value | default |");
        Line("|---|---|---|---|");
        foreach (var key in mapping.Keys)
            Line($"| `{key.Word}` | {Cell(key.Doc)} | {Cell(key.AnyShape.ToMarkdown())} | {(key.IsRequired ? "**required**" : Cell(key.WhenMissing!))} |");
    }

    private void WriteWords(Choice choice)
    {
        var columns = choice.Alternatives.SelectMany(each => each.Mapping.Remarks).Select(remark => remark.Column).Distinct(StringComparer.Ordinal).ToList();
        Line($"| word | meaning |{string.Concat(columns.Select(column => $" {column} |"))}");
        Line($"|---|---|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var (word, mapping) in choice.Alternatives)
        {
            var remarks = columns.Select(column => mapping.Remarks.FirstOrDefault(remark => remark.Column == column).Text ?? string.Empty);
            Line($"| [`{word}`](#{mapping.Identifier}) | {Cell(mapping.Doc)} |{string.Concat(remarks.Select(text => $" {Cell(text)} |"))}");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
