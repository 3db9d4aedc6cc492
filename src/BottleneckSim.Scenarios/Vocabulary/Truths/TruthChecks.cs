using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Vocabulary.Truths;

/// <summary>Holds a truth against its scenario.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class TruthChecks(Scenario scenario, MistakeCollector mistakes)
{
    private const int FewestWrongFixes = 2;

    public void Check(PlacedTruth placed)
    {
        if (!placed.Truth.ScenarioId.Equals(scenario.Id, StringComparison.Ordinal))
            mistakes.Add(placed.ScenarioAt, $"scenario: {ScalarNode.Quote(placed.Truth.ScenarioId)} is another scenario", $"allowed: {scenario.Id}");
        CheckChanges(placed);
        CheckNames(placed);
        if (placed.Truth.NoFaultControl)
            CheckControl(placed);
        else
            CheckFaulty(placed);
    }

    private void CheckChanges(PlacedTruth placed)
    {
        var faulty = placed.Faults.Aggregate(scenario.System, (system, fault) => ChangeChecks.Apply(system, fault.Change, mistakes));
        foreach (var fault in placed.Faults.Where(fault => fault.Instant >= scenario.Schedule.FixAt))
            mistakes.Add(fault.Change.At, $"a fault at {fault.Instant}", $"allowed: before the fix, which is applied at {scenario.Schedule.FixAt}");
        foreach (var change in placed.Fixes.SelectMany(fix => fix.Changes).Where(change => !scenario.AllowedChanges.Contains(change.Change.Kind)))
            mistakes.Add(change.At, $"a fix by {change.Change.Kind}", $"allowed: the scenario's allowed-changes: {string.Join(", ", scenario.AllowedChanges)}");
        foreach (var fix in placed.Fixes)
            fix.Changes.Aggregate(faulty, (system, change) => ChangeChecks.Apply(system, change, mistakes));
    }

    private void CheckNames(PlacedTruth placed)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fix in placed.Fixes.Where(fix => !names.Add(fix.Fix.Name)))
            mistakes.Add(fix.At, $"a second fix called '{fix.Fix.Name}'", "allowed: each name once");
    }

    private void CheckControl(PlacedTruth placed)
    {
        if (!placed.Faults.IsEmpty)
            mistakes.Add(placed.Faults[0].Change.At, "a fault in a no-fault control", "allowed: none");
        foreach (var fix in placed.Fixes.Where(fix => fix.Fix.Verdict != FixVerdict.Wrong))
            mistakes.Add(fix.At, $"the fix '{fix.Fix.Name}' of a no-fault control is not wrong", "allowed: only wrong fixes, because nothing is wrong");
    }

    private void CheckFaulty(PlacedTruth placed)
    {
        if (placed.Faults.IsEmpty)
            mistakes.Add(placed.At, "no fault", "allowed: at least one entry in 'faults', or 'no-fault-control: true'");
        if (placed.Truth.SeenIn.IsEmpty)
            mistakes.Add(placed.At, "the fault is seen in nothing", "allowed: at least one entry in 'seen-in'");
        var references = placed.Fixes.Where(fix => fix.Fix.Verdict == FixVerdict.Reference).ToList();
        if (references.Count != 1)
            mistakes.Add(placed.At, FormattableString.Invariant($"{references.Count} fixes with the verdict 'reference'"), "allowed: exactly one");
        var wrong = placed.Fixes.Where(fix => fix.Fix.Verdict == FixVerdict.Wrong).ToList();
        if (wrong.Count < FewestWrongFixes)
            mistakes.Add(placed.At, FormattableString.Invariant($"{wrong.Count} fixes with the verdict 'wrong'"), "allowed: two or more");
        foreach (var fix in wrong.Where(fix => fix.Fix.Improves.IsEmpty))
            mistakes.Add(fix.At, $"the wrong fix '{fix.Fix.Name}' improves nothing", "allowed: at least one entry in 'improves', or nobody would try it");
        CheckAlternatives(placed, references.FirstOrDefault());
    }

    private void CheckAlternatives(PlacedTruth placed, PlacedFix? reference)
    {
        var alternatives = placed.Fixes.Where(fix => fix.Fix.Verdict == FixVerdict.Alternative).ToList();
        if (alternatives.Count == 0 && placed.Truth.NoAlternativeBecause is null)
            mistakes.Add(placed.At, "no fix with the verdict 'alternative'", "allowed: one, or 'alternative: { none: the reason }'");
        if (alternatives.Count > 0 && placed.Truth.NoAlternativeBecause is not null)
            mistakes.Add(placed.At, "an alternative and a reason why there is none", "allowed: one of them");
        foreach (var alternative in alternatives)
        {
            var shared = alternative.Fix.Changes.Select(change => change.Kind).Intersect(reference?.Fix.Changes.Select(change => change.Kind) ?? []).ToList();
            if (shared.Count > 0)
                mistakes.Add(alternative.At, $"the alternative '{alternative.Fix.Name}' uses {shared[0]}, as the reference does", "allowed: other kinds of change");
        }
    }
}
