using System.Globalization;
using System.Reflection;
using System.Text;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>A system written out in full, so that two can be compared whatever they are made of.</summary>
internal static class SystemText
{
    public static string Of(SystemDescription system)
    {
        var text = new StringBuilder();
        foreach (var tier in system.Tiers.Values)
        {
            Line(text, tier, tier.GetType().Name);
        }

        foreach (var load in system.Loads.Values)
        {
            Line(text, load, load.GetType().Name);
        }

        var ends = system.Tiers.Keys.Concat(system.Loads.Keys).ToList();
        foreach (var (one, other) in ends.SelectMany(one => ends.Select(other => (one, other))))
        {
            text.Append(CultureInfo.InvariantCulture, $"{one} to {other}: {system.LinkBetween(one, other)}\n");
        }

        foreach (var cut in system.Partitions)
        {
            text.Append(CultureInfo.InvariantCulture, $"cut from {cut}\n");
        }

        foreach (var keys in system.KeySpaces.Values)
        {
            Line(text, keys, "keys");
        }

        return text.Append(Programs(system)).ToString();
    }

    /// <summary>The compiled programs say what steps mean: their draws too, however these are named.</summary>
    private static string Programs(SystemDescription system)
    {
        var programs = SystemCompiler.Compile(system).Tiers.SelectMany(tier => tier.Programs).OfType<RequestProgram>();
        return string.Join('\n', programs.Select(program => $"{program.Name}: {string.Join("; ", program.Instructions.Select(instruction => instruction with { Keys = null }))}"));
    }

    private static void Line(StringBuilder text, object part, string name)
    {
        text.Append(name).Append(" { ");
        Members(text, part);
        text.Append(" }\n");
    }

    private static void Members(StringBuilder text, object part)
    {
        foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.Name is not ("Steps" or "EqualityContract"))
            {
                text.Append(property.Name).Append('=');
                Value(text, property.GetValue(part));
                text.Append(' ');
            }
        }
    }

    private static void Value(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or IFormattable:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case System.Collections.IEnumerable many:
                text.Append('[');
                foreach (var one in many)
                {
                    Value(text, one);
                    text.Append(' ');
                }

                text.Append(']');
                break;
            case Duration or Distribution:
                text.Append(value);
                break;
            case var _ when value.GetType().FullName!.StartsWith("BottleneckSim.Models", StringComparison.Ordinal)
                || value.GetType().FullName!.StartsWith("System.Collections", StringComparison.Ordinal):
                text.Append('(');
                Members(text, value);
                text.Append(')');
                break;
            default:
                text.Append(value);
                break;
        }
    }
}
