using Xunit;

namespace BottleneckSim.TestSupport.Programs;

/// <summary>A test that needs a program; skipped with the reason where the program is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>A test that needs this program.</summary>
    /// <param name="program">Its name on the PATH, for example <c>promtool</c>.</param>
    public ProgramFactAttribute(string program)
    {
        Program = program;
        if (ExternalProgram.Find(program) is null)
        {
            Skip = $"needs the program '{program}', which is not on the PATH";
        }
    }

    /// <summary>The program's name.</summary>
    public string Program { get; }
}
