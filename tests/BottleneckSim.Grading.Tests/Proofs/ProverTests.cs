using BottleneckSim.Grading.Proofs;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Tests.Proofs;

public sealed class ProverTests
{
    [Fact]
    public void A_sound_scenario_is_proved()
    {
        var report = new Prover(TwoShops.Experiment()).Prove();
        Assert.True(report.IsProved, Failures(report));
        Assert.Equal(
            [
                ProofKind.HealthyMeets, ProofKind.FaultMisses, ProofKind.FaultIsVisible, ProofKind.ReferenceMends,
                ProofKind.AlternativeMends, ProofKind.WrongFixFails, ProofKind.WrongFixFails,
            ],
            report.Proofs.Select(proof => proof.Kind));
    }

    [Fact]
    public void A_fault_that_harms_nobody_is_not_proved() =>
        Assert.Equal([ProofKind.FaultMisses, ProofKind.FaultIsVisible, ProofKind.WrongFixFails], Failed(TwoShops.Truth with
        {
            Faults = [],
            Fixes = [TwoShops.BetterCode, TwoShops.MoreCores, TwoShops.RefuseUsers with { Changes = [new BurnCpu("b", 8)] }],
        }));

    [Fact]
    public void A_reference_that_does_nothing_is_not_proved() =>
        Assert.Equal([ProofKind.ReferenceMends], Failed(TwoShops.Truth with
        {
            Fixes = [TwoShops.Nothing with { Verdict = FixVerdict.Reference }, TwoShops.MoreCores],
        }));

    [Fact]
    public void A_wrong_fix_that_mends_is_not_proved() =>
        Assert.Equal([ProofKind.WrongFixFails], Failed(TwoShops.Truth with
        {
            Fixes = [TwoShops.BetterCode, TwoShops.MoreCores with { Verdict = FixVerdict.Wrong, Improves = TwoShops.ShiftThePain.Improves }],
            NoAlternativeBecause = "it is counted among the wrong ones here",
        }));

    [Fact]
    public void A_wrong_fix_that_improves_nothing_is_not_proved() =>
        Assert.Equal([ProofKind.WrongFixFails], Failed(TwoShops.Truth with
        {
            Fixes = [TwoShops.BetterCode, TwoShops.MoreCores, TwoShops.Nothing with { Improves = TwoShops.RefuseUsers.Improves }],
        }));

    [Fact]
    public void An_alternative_of_the_same_kind_as_the_reference_or_none_without_a_reason_is_not_proved()
    {
        Assert.Equal([ProofKind.AlternativeMends], Failed(TwoShops.Truth with
        {
            Fixes = [TwoShops.BetterCode, TwoShops.Fix("other-code", FixVerdict.Alternative, TwoShops.Demand("a", TwoShops.OperationA, 3))],
        }));
        Assert.Equal([ProofKind.AlternativeMends], Failed(TwoShops.Truth with { Fixes = [TwoShops.BetterCode] }));
    }

    [Fact]
    public void In_a_control_every_fix_must_cost_something()
    {
        var control = TwoShops.Truth with { Faults = [], SeenIn = [], NoFaultControl = true };
        Assert.Empty(Failed(control with { Fixes = [TwoShops.Fix("slower", FixVerdict.Wrong, new BurnCpu("b", 2))] }));
        Assert.Equal([ProofKind.FixOnlyCosts], Failed(control with { Fixes = [TwoShops.Nothing] }));
    }

    [Fact]
    public void A_control_that_is_ill_is_not_proved() =>
        Assert.Equal([ProofKind.HealthyMeets], new Prover(TwoShops.Experiment(
            TwoShops.Truth with { Faults = [], SeenIn = [], NoFaultControl = true, Fixes = [] },
            TwoShops.Scenario with { Objectives = [new LatencyObjective(TwoShops.OperationA, 95, Kernel.SimulatedTime.Duration.FromMilliseconds(5))] }))
            .Prove().Proofs.Where(proof => !proof.Holds).Select(proof => proof.Kind));

    private static IEnumerable<ProofKind> Failed(Truth truth) =>
        new Prover(TwoShops.Experiment(truth)).Prove().Proofs.Where(proof => !proof.Holds).Select(proof => proof.Kind);

    private static string Failures(ProofReport report) =>
        string.Join('\n', report.Proofs.Where(proof => !proof.Holds).Select(proof => $"{proof.Kind} {proof.FixName}: {proof.Note} {string.Join(", ", proof.Judgement?.Requirements ?? [])} {string.Join(", ", proof.Figures)}"));
}
