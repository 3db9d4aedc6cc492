using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>One step of a request program. A program is a list of steps, done one after another.</summary>
public abstract record Step
{
    /// <summary>
    /// The name under which the step's demand is drawn, where it is not the one that follows from its place: a step that a change
    /// moved keeps its old name, so that a request asks for the same work before and after.
    /// </summary>
    public string? DrawsAs { get; init; }

    /// <summary>The steps inside it.</summary>
    internal virtual ImmutableArray<Step> Children => [];

    /// <summary>Turns the step into instructions.</summary>
    internal abstract void Compile(ProgramCompiler compiler);

    /// <summary>The step with the steps inside it replaced by what <paramref name="rewrite"/> makes of them.</summary>
    internal virtual Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this;
}
