using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Invariants;

/// <summary>Takes violations: throws the first, or keeps the first hundred and counts the rest.</summary>
internal sealed class ViolationLog(ViolationResponse response)
{
    private const int Kept = 100;
    private readonly List<InvariantViolation> _violations = [];

    public IReadOnlyList<InvariantViolation> Violations => _violations;

    public long Count { get; private set; }

    public void Add(Invariant invariant, string where, Instant time, string expected, string found)
    {
        var violation = new InvariantViolation(invariant, where, time, expected, found);
        if (response == ViolationResponse.Throw)
            throw new InvariantViolatedException(violation);
        Count++;
        if (_violations.Count < Kept)
            _violations.Add(violation);
    }
}
