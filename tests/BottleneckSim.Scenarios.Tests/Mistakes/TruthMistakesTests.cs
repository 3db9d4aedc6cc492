using System.Text;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Mistakes;

public sealed class TruthMistakesTests
{
    private static readonly Scenario Shop = ScenarioReader.Read(Sample.PathOf("missing-index.yaml")).Value!;
    private static readonly string Right = Sample.TextOf("missing-index.truth.yaml");

    private static readonly (string Title, string Right, string Wrong)[] Cases =
    [
        ("the truth of another scenario", "scenario: missing-index", "scenario: missing-indices"),
        ("an unknown change", "{ scale: {", "{ scael: {"),
        ("a change that the scenario does not allow", "{ scale: { tier: shop, instances: 4 } }", "{ set-workers: { tier: shop, workers: 100 } }"),
        ("an unknown tier in a change", "{ scale: { tier: shop,", "{ scale: { tier: shp,"),
        ("an unknown table in a change", "on: [customer_id] }", "on: [customer_id], unique: true }"),
        ("a change that does not fit", "{ scale: { tier: shop,", "{ scale: { tier: db,"),
        ("an index that is not there", "on: [customer_id] } }", "on: [created_at] } }"),
        ("an index told in two ways", "on: [customer_id] } }", "on: [customer_id], index: orders_id_idx } }"),
        ("an unknown column in a change", "on: [customer_id, created_at desc]", "on: [customer_id, created_on desc]"),
        ("an unknown pool in a change", "pool: orders-db, size", "pool: order-db, size"),
        ("a fault after the fix", "at: 30s", "at: 3min"),
        ("a fault without an instant", "at: 30s, ", ""),
        ("no fault", "  - { at: 30s, drop-index: { in: db, table: orders, on: [customer_id] } }\n", "  []\n"),
        ("a fault in a control", "faults:", "no-fault-control: true\nfaults:"),
        ("no reference", "verdict: reference", "verdict: wrong"),
        ("two references", "verdict: alternative", "verdict: reference"),
        ("an unknown verdict", "verdict: alternative", "verdict: fine"),
        ("an alternative by the reference's kind of change", "{ resize-buffer-pool: { tier: db, size: 4GiB } }", "{ add-index: { in: db, table: orders, on: [created_at] } }"),
        ("a reason why there is no alternative, and an alternative", "seen-in:", "alternative: { none: I see none. }\nseen-in:"),
        ("a wrong fix that tempts nobody", "    improves: [ { utilisation: cpu, of: shop, by: 30% } ]\n", ""),
        ("too small an improvement", "by: 30%", "by: 5%"),
        ("two fixes of one name", "name: more-web", "name: more-memory"),
        ("an unknown resource", "utilisation: disk", "utilisation: disc"),
        ("an unknown figure", "{ latency: p50, of: GET /orders,", "{ latencies: p50, of: GET /orders,"),
        ("a figure of an unknown operation", "{ latency: p50, of: GET /orders,", "{ latency: p50, of: GET /order,"),
        ("a ratio without a unit", "moves-by: 3x", "moves-by: 3"),
        ("seen in nothing", "seen-in:\n", "seen-in: []\nhints-before:\n"),
        ("no debrief", "debrief: An index was missing.\n", ""),
    ];

    [Fact]
    public void Every_mistake_in_a_truth_is_told_by_its_place_what_was_found_and_what_is_allowed()
    {
        var told = new StringBuilder();
        foreach (var (title, right, wrong) in Cases)
        {
            Assert.Contains(right, Right, StringComparison.Ordinal);
            var mistakes = TruthReader.ReadText(Right.Replace(right, wrong, StringComparison.Ordinal), "truth.yaml", Shop).Mistakes;
            Assert.True(mistakes.Length > 0, $"Not refused: {title}");
            told.Append("# ").Append(title).Append('\n').AppendJoin('\n', mistakes).Append("\n\n");
        }

        Golden.Check("tests/BottleneckSim.Scenarios.Tests/Golden/truth-mistakes.txt", told.ToString());
    }
}
