using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Measurements;

namespace BottleneckSim.Cli.Observing;

/// <summary>Everything that one window of a run showed.</summary>
internal static class ObservationReport
{
    public static void Write(Terminal terminal, WindowMeasurement window)
    {
        LocustTable.Write(terminal.Console, LocustRow.Of(window));
        UseTable.Write(terminal.Console, window.Resources);
        StatementTable.Write(terminal.Console, window);
        PartTables.WriteCaches(terminal.Console, window);
        PartTables.WriteQueues(terminal.Console, window);
        PartTables.WriteJobs(terminal.Console, window);
    }
}
