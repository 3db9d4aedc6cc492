namespace BottleneckSim.Architecture.Tests;

/// <summary>A rule of the project: a test that fails names every offender and what to do about it.</summary>
internal static class Rule
{
    private const int MostShown = 50;

    /// <summary>Fails when there are offenders.</summary>
    /// <param name="rule">What must hold.</param>
    /// <param name="remedy">What to do about an offender.</param>
    /// <param name="offenders">Those that break the rule, each a line.</param>
    public static void Holds(string rule, string remedy, IEnumerable<string> offenders)
    {
        var found = offenders.Order(StringComparer.Ordinal).ToArray();
        var shown = string.Join('\n', found.Take(MostShown).Select(offender => "  " + offender));
        Assert.True(found.Length == 0, $"Rule: {rule}\nOffenders ({found.Length}):\n{shown}\nWhat to do: {remedy}");
    }
}
