using BottleneckSim.Validation.Postgres;

namespace BottleneckSim.Validation.Tests.Postgres;

/// <summary>A test that starts a PostgreSQL of its own; skipped with the reason where there is none.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresInstallation.Find(out var whyNot) is null)
            Skip = whyNot;
    }
}
