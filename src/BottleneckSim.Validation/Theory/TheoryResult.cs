using System.Collections.Immutable;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Theory;

/// <summary>What a system gave: a row for each of its figures, in their order.</summary>
internal sealed record TheoryResult(TheorySystem System, ImmutableArray<ValidationRow> Rows);
