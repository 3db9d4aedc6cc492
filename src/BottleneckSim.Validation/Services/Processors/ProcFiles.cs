using System.Globalization;

namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Reads Linux's accounts of processor time (proc(5)).</summary>
public static class ProcFiles
{
    private const char FieldSeparator = ' ';

    /// <summary>Whether this kernel keeps the accounts that are needed.</summary>
    public static bool AreThere => File.Exists("/proc/self/schedstat") && File.Exists("/proc/stat");

    /// <summary>The first field of <c>schedstat</c>: nanoseconds that a thread has run.</summary>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static long RunNanoseconds(string schedstat)
    {
        ArgumentNullException.ThrowIfNull(schedstat);
        return long.Parse(schedstat.Split(FieldSeparator)[0], CultureInfo.InvariantCulture);
    }

    /// <summary>The fourth field of <c>stat</c>: the parent. The second, the program's name, may hold spaces and brackets itself.</summary>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static int ParentOf(string stat)
    {
        ArgumentNullException.ThrowIfNull(stat);
        var name = stat.LastIndexOf(')');
        return int.Parse(stat[(name + 1)..].Split(FieldSeparator, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Ticks that each core of <c>/proc/stat</c> was idle (fields <c>idle</c> and <c>iowait</c>), by its number.</summary>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static IReadOnlyDictionary<int, long> IdleTicks(IEnumerable<string> stat) => stat
        .Select(line => line.Split(FieldSeparator, StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields.Length > 5 && fields[0].StartsWith("cpu", StringComparison.Ordinal) && fields[0].Length > 3)
        .ToDictionary(fields => int.Parse(fields[0].AsSpan(3), CultureInfo.InvariantCulture), fields => Number(fields[4]) + Number(fields[5]));

    /// <summary>The numbers of a list such as <c>0-2,5</c> (<c>Cpus_allowed_list</c>).</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<int> Numbers(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. list.Trim().Split(',').SelectMany(Range)];
    }

    private static IEnumerable<int> Range(string part)
    {
        var ends = part.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
