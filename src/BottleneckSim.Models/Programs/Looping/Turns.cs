namespace BottleneckSim.Models.Programs.Looping;

/// <summary>Finds how often an execution does what an instruction repeats.</summary>
internal static class Turns
{
    public static int Of(ProgramNode node, Execution execution, Instruction instruction)
    {
        if (instruction.Turns is not { } turns)
        {
            return instruction.Count;
        }

        if (turns.Attribute is { } attribute)
        {
            var told = node.System.Attributes[attribute].ValueFor(execution.Request);
            return told > turns.SkipAbove ? 0 : (int)Math.Min(TurnCount.Most, told);
        }

        var stream = execution.DrawOf(instruction).With(Purposes.Turns).Stream();
        var value = turns.Values!.Sample(ref stream);
        return value >= TurnCount.Most ? TurnCount.Most : value <= 0 ? 0 : (int)(value + 0.5);
    }

    /// <summary>The turn at which the loop is left: that of the match, which sits anywhere among them.</summary>
    public static int UntilMatch(Execution execution, Instruction instruction, int turns) =>
        instruction.BreaksAtMatch && turns > 0 ? execution.DrawOf(instruction).With(Purposes.Match).Below(turns) + 1 : turns;
}
