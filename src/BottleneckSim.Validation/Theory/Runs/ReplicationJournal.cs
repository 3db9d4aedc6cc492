using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>Keeps the values of every replication as soon as it ends, so that a long run that was stopped goes on where it was.</summary>
/// <remarks>
/// <code>
///   replication ends ──► a line of partial/theory/012-4f0c….tsv        stopped, started again ──► only replications without a line are run
/// </code>
/// The file's name holds a hash of all that the values depend on: system, length, figures, seed, and the builds of kernel and models. Values of another build are never taken.
/// </remarks>
/// <param name="folder">Where the files are; null keeps nothing.</param>
internal sealed class ReplicationJournal(string? folder)
{
    private readonly Lock _writing = new();

    /// <summary>Keeps nothing.</summary>
    public static ReplicationJournal None { get; } = new(null);

    /// <summary>The values of replications that have ended, by replication.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyDictionary<int, double[]> Read(TheorySystem system, int ordinal, ulong firstSeed)
    {
        var known = new Dictionary<int, double[]>();
        if (folder is null || !File.Exists(FileOf(system, ordinal, firstSeed)))
            return known;
        var columns = system.Figures.Length + system.Controls.Length;
        foreach (var line in File.ReadLines(FileOf(system, ordinal, firstSeed)))
        {
            var cells = line.Split('\t');
            // The last line may be torn, where the run was ended by force.
            if (cells.Length == columns + 2 && cells[^1] == ".")
                known[int.Parse(cells[0], CultureInfo.InvariantCulture)] = [.. cells[1..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        }

        return known;
    }

    /// <summary>Keeps the values of a replication.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(TheorySystem system, int ordinal, ulong firstSeed, int replication, double[] values)
    {
        if (folder is null)
            return;
        var line = $"{replication.ToString(CultureInfo.InvariantCulture)}\t{string.Join('\t', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}\t.\n";
        lock (_writing)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(FileOf(system, ordinal, firstSeed), line);
        }
    }

    private string FileOf(TheorySystem system, int ordinal, ulong firstSeed)
    {
        var figures = string.Join('|', system.Figures.Select(figure => FormattableString.Invariant($"{figure.Compares} {figure.Exact:R}")).Concat(system.Controls.Select(control => control.Name)));
        var builds = string.Join('|', new[] { typeof(Instant), typeof(SystemDescription) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{system.Name}|{system.Length}|{figures}|{firstSeed}|{builds}")));
        return Path.Combine(folder!, FormattableString.Invariant($"{ordinal:D3}-{Convert.ToHexStringLower(hash)[..16]}.tsv"));
    }
}
