using BottleneckSim.Validation.Services;

namespace BottleneckSim.Validation.Tests.Services;

/// <summary>A test that starts the reference service with a PostgreSQL of its own; skipped with the reason where that cannot be.</summary>
internal sealed class StudyFactAttribute : FactAttribute
{
    public StudyFactAttribute()
    {
        if (StudyPlace.Find(out var whyNot) is null)
            Skip = whyNot;
    }
}
