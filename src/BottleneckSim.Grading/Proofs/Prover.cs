using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Figures;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Proofs;

/// <summary>Proves by measuring that a scenario is what its truth says.</summary>
/// <remarks>
/// <code>
/// objective    ─────0.8─────────1─────────1.2─────►  what is allowed
/// must be met here ─┘                       └─ must be missed here:
/// healthy, reference, alternatives             the fault, every wrong fix
/// </code>
/// </remarks>
/// <param name="experiment">Makes the replications; its truth must be there.</param>
/// <param name="rule">When to stop; <see cref="StoppingRule.Default"/> if null.</param>
public sealed class Prover(Experiment experiment, StoppingRule? rule = null)
{
    private const double ToSpare = 0.8;
    private const double ByFar = 1.2;
    private const double LeastImprovement = 0.1;

    private readonly Judge _judge = new(experiment, rule);
    private readonly Truth _truth = experiment.Truth
        ?? throw new ArgumentException($"Nothing can be proved of {experiment.Scenario.Id} without its truth.", nameof(experiment));

    /// <summary>Makes all proofs that the scenario owes.</summary>
    /// <exception cref="Models.Changes.ChangeRefusedException">A change of a fix does not fit the system; the message says why.</exception>
    public ProofReport Prove()
    {
        var fixes = _truth.Fixes.Select(Mended);
        experiment.Ensure([Variants.Healthy, Variants.Unmended(_truth), .. fixes], _judge.Rule.Looks[0]);
        ImmutableArray<Proof> proofs =
        [
            Judged(ProofKind.HealthyMeets, "", Variants.Healthy, ToSpare, Verdict.Met),
            .. _truth.NoFaultControl ? NoFaultProofs() : FaultProofs(),
        ];
        return new ProofReport(
            experiment.Scenario.Id, experiment.Of(Variants.Healthy, 1)[0].Engine, experiment.Seeds.Base, _judge.Rule.ErrorRate, proofs);
    }

    private IEnumerable<Proof> FaultProofs()
    {
        yield return Judged(ProofKind.FaultMisses, "", Variants.Unmended(_truth), ByFar, Verdict.NotMet);
        if (!_truth.SeenIn.IsEmpty)
            yield return FaultIsVisible();
        yield return _truth.ReferenceFix is { } reference
            ? Judged(ProofKind.ReferenceMends, reference.Name, Mended(reference), ToSpare, Verdict.Met)
            : new Proof { Kind = ProofKind.ReferenceMends, FixName = "", Holds = false, Note = "The truth names no reference fix." };
        foreach (var proof in AlternativeProofs())
            yield return proof;
        foreach (var fix in _truth.Fixes.Where(fix => fix.Verdict == FixVerdict.Wrong))
            yield return WrongFixFails(fix);
    }

    private IEnumerable<Proof> NoFaultProofs() => _truth.Fixes.Select(FixOnlyCosts);

    private IEnumerable<Proof> AlternativeProofs()
    {
        var alternatives = _truth.Fixes.Where(fix => fix.Verdict == FixVerdict.Alternative).ToList();
        if (alternatives.Count == 0)
        {
            yield return new Proof
            {
                Kind = ProofKind.AlternativeMends,
                FixName = "",
                Holds = !string.IsNullOrWhiteSpace(_truth.NoAlternativeBecause),
                Note = _truth.NoAlternativeBecause is { } reason ? $"none: {reason}" : "The truth names no alternative and does not say why.",
            };
        }

        foreach (var fix in alternatives)
        {
            var shared = KindsOf(fix).Intersect(KindsOf(_truth.ReferenceFix), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var proof = Judged(ProofKind.AlternativeMends, fix.Name, Mended(fix), ToSpare, Verdict.Met);
            yield return shared.Count == 0
                ? proof
                : proof with { Holds = false, Note = $"It shares the kind of change {string.Join(", ", shared)} with the reference." };
        }
    }

    private Proof WrongFixFails(Fix fix)
    {
        var proof = Judged(ProofKind.WrongFixFails, fix.Name, Mended(fix), ByFar, Verdict.NotMet);
        var count = proof.Judgement!.Replications;
        var (before, after) = (experiment.Of(Variants.Unmended(_truth), count), experiment.Of(Mended(fix), count));
        ImmutableArray<FigureComparison> figures =
        [
            .. fix.Improves.Select(each => FigureComparison.Of(
                each.Figure, before, after, ClaimedRatio(each), _judge.Rule.ConfidenceOf(fix.Improves.Length))),
        ];
        var isTempting = figures.Any(figure => figure.Holds);
        return proof with
        {
            Holds = proof.Holds && isTempting,
            Figures = figures,
            Note = isTempting ? proof.Note : $"{proof.Note} No figure that it names gets better by ten per cent.".TrimStart(),
        };
    }

    private static double ClaimedRatio(Improvement improvement)
    {
        var by = Math.Max(LeastImprovement, improvement.ByAtLeastRatio);
        return improvement.Figure.LowerIsBetter ? 1 - by : 1 + by;
    }

    private Proof FaultIsVisible()
    {
        var count = _judge.Rule.Looks[0];
        var (healthy, faulty) = (experiment.Of(Variants.Healthy, count), experiment.Of(Variants.Unmended(_truth), count));
        ImmutableArray<FigureComparison> figures =
        [
            .. _truth.SeenIn.Where(each => each.Figure is not MetricFigure).Select(each => FigureComparison.Of(
                each.Figure, healthy, faulty, each.MovesByRatio, _judge.Rule.ConfidenceOf(_truth.SeenIn.Length))),
        ];
        var still = figures.Where(figure => !figure.Holds).Select(figure => figure.Figure.Describe()).ToList();
        return new Proof
        {
            Kind = ProofKind.FaultIsVisible,
            FixName = "",
            Holds = still.Count == 0,
            Figures = figures,
            Note = still.Count == 0 ? "" : $"Not moved as far as claimed: {string.Join(", ", still)}.",
        };
    }

    private Proof FixOnlyCosts(Fix fix)
    {
        var report = new Verifier(experiment, _judge.Rule).Verify(fix, withRegret: false);
        var harmed = report.Operations.Where(operation => operation.IsHarmed).Select(operation => operation.Operation).ToList();
        var (before, after) = (report.CostPerHourBefore, report.CostPerHourAfter);
        return new Proof
        {
            Kind = ProofKind.FixOnlyCosts,
            FixName = fix.Name,
            Holds = after > before || harmed.Count > 0,
            CostPerHour = (before, after),
            Note = harmed.Count > 0 ? $"It makes worse: {string.Join(", ", harmed)}." : after > before ? "" : "It costs nothing and harms nobody.",
        };
    }

    private Proof Judged(ProofKind kind, string fixName, Variant variant, double allowed, Verdict expected)
    {
        var judgement = _judge.JudgementOf(variant, allowed);
        return new Proof
        {
            Kind = kind,
            FixName = fixName,
            Holds = judgement.Verdict == expected,
            Expected = expected,
            Judgement = judgement,
            Allowed = allowed,
            Note = judgement.Verdict == expected ? "" : $"Expected {expected}, found {judgement.Verdict}.",
        };
    }

    private Variant Mended(Fix fix) => Variants.Mended(experiment.Scenario, _truth, fix);

    private static IEnumerable<string> KindsOf(Fix? fix) => fix?.Changes.Select(change => change.Kind) ?? [];
}
