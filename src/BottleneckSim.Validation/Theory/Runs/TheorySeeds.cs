namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>The seeds of the table, fixed on 22 November 2026 before the first full run: replication r of the system at place p of the table has seed First + p · PerSystem + r.</summary>
internal static class TheorySeeds
{
    /// <summary>The first seed of the first system.</summary>
    public const ulong First = 20_261_122_000_000;

    /// <summary>How far the systems' seeds lie apart; no system has as many replications.</summary>
    public const ulong PerSystem = 10_000;

    /// <summary>For trying out sizes, far from those of the table.</summary>
    public const ulong Pilot = 7_000_000_000_000;
}
