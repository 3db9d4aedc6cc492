using System.Globalization;
using System.Text.RegularExpressions;
using BottleneckSim.Validation.Databases.Servers;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>Runs pgbench with a script of our own.</summary>
internal static partial class PgbenchRun
{
    /// <summary>Transactions a second with so many clients, connections not counted. Each client has a thread of its own, so that no client waits for another.</summary>
    public static double TransactionsPerSecond(DatabaseServer server, string script, int clients, int seconds)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, script + "\n");
            var output = server.RunClient(
                TimeSpan.FromSeconds(seconds + 30),
                "pgbench",
                "-n", "-M", "prepared", "-f", file, "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", clients.ToString(CultureInfo.InvariantCulture), "-T", seconds.ToString(CultureInfo.InvariantCulture), "--random-seed=1");
            return double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"tps = (?<rate>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();
}
