using System.Text;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Cli.Explaining;

/// <summary>What changes do, take, cost and are taken back by, in words.</summary>
internal static class ChangeExplanation
{
    /// <summary>The text; empty without changes.</summary>
    /// <param name="system">The system before the changes.</param>
    /// <param name="changes">The changes, one after another.</param>
    /// <exception cref="ChangeRefusedException">One does not fit.</exception>
    public static string Of(SystemDescription system, IEnumerable<Change> changes)
    {
        var text = new StringBuilder();
        foreach (var change in changes)
        {
            text.Append(text.Length == 0 ? "Changes:\n" : string.Empty)
                .Append("    ").Append(change.Describe()).Append('\n')
                .Append("        complete ").Append(change.Terms.DescribeDuration()).Append("; costs ").Append(change.Terms.DescribeCost()).Append('\n')
                .Append("        taken back by: ").Append(change.Inverse(system).Describe()).Append('\n');
            system = change.Apply(system);
        }

        return text.ToString();
    }
}
