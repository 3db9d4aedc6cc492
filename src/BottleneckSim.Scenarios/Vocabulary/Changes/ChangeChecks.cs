using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Applies changes on paper, to find those that do not fit.</summary>
internal static class ChangeChecks
{
    /// <summary>The system after a change; the system as it was after noting why it does not fit.</summary>
    public static SystemDescription Apply(SystemDescription system, PlacedChange change, MistakeCollector mistakes)
    {
        var before = mistakes.Count;
        var names = SystemNames.Of(system);
        names.Include(change.References.Names);
        change.References.CheckReferences(names);
        if (mistakes.Count > before)
            return system;
        try
        {
            return change.Change.Apply(system);
        }
        catch (ChangeRefusedException refusal)
        {
            mistakes.Add(change.At, $"{change.Change.Kind} does not fit the system here: {refusal.Message.TrimEnd('.')}", "allowed: a change of what is there");
            return system;
        }
    }
}
