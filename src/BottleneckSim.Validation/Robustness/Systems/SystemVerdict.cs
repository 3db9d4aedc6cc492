namespace BottleneckSim.Validation.Robustness.Systems;

/// <summary>What the run of a random system showed.</summary>
public enum SystemVerdict
{
    /// <summary>Every invariant held and the digest repeated.</summary>
    Sound,

    /// <summary>The reader refused the file: the generator and the reader disagree on what is valid.</summary>
    Refused,

    /// <summary>An invariant was broken.</summary>
    Broken,

    /// <summary>The same run gave another digest.</summary>
    NotRepeatable,

    /// <summary>The run ended with an exception that is no refusal.</summary>
    Crashed,

    /// <summary>So many events that the run was cut short, all well until then.</summary>
    CutShort,
}
