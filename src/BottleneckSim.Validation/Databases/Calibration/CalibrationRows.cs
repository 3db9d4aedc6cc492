using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>The calibration as rows of the page: told, not judged.</summary>
internal static class CalibrationRows
{
    public static IEnumerable<ValidationRow> Of(MachineCalibration calibration, PgbenchCalibration? pgbench)
    {
        var costs = calibration.Costs;
        yield return Row("statement", costs.StatementNanoseconds);
        yield return Row("tuple", costs.TupleNanoseconds);
        yield return Row("index tuple", costs.IndexTupleNanoseconds);
        yield return Row("operator", costs.OperatorNanoseconds);
        yield return Row("transition of an aggregate", costs.TransitionNanoseconds);
        yield return Row("page", costs.PageNanoseconds);
        yield return Row("returned row", costs.ReturnedRowNanoseconds);
        yield return Row("returned row, a kibibyte of its width", costs.ReturnedKibibyteNanoseconds);
        yield return Row("fetched row", costs.FetchedRowNanoseconds);
        yield return Row("search begun anew", costs.SearchNanoseconds);
        yield return Row("log record", costs.LogRecordNanoseconds);
        yield return Row("index entry", costs.IndexEntryNanoseconds);
        yield return Row("commit", calibration.Commit.Nanoseconds);
        yield return Row("flush", calibration.Flush.Nanoseconds);
        yield return Row("log, a mebibyte written", (1L << 20) * 1e9 / calibration.LogBytesPerSecond);
        if (pgbench is null)
            yield break;
        yield return Row("pgbench's processor time", pgbench.Processor.Nanoseconds);
        yield return Row("pgbench's wait", pgbench.Wait.Nanoseconds);
        yield return Row("pgbench's switches, two clients a core", pgbench.SharedSwitch.Nanoseconds);
        yield return Row("pgbench's switches, many clients", pgbench.Switch.Nanoseconds);
        yield return Row("pgbench's insert, not flushed, over nothing", pgbench.Insert.Nanoseconds);
        yield return Row("wake-up, several at once on busy cores", pgbench.WakeUp.Nanoseconds);
        yield return Row("pgbench's flush, on the disk", pgbench.Flush.Disk.Nanoseconds);
        yield return Row("pgbench's flush, its processor time", pgbench.Flush.Processor.Nanoseconds);
    }

    /// <summary>A calibrated time.</summary>
    public static ValidationRow Row(string name, double nanoseconds) => new()
    {
        Group = "Calibration",
        Name = name,
        Compares = "measured by a micro-benchmark of its own",
        Unit = "ns",
        Ours = nanoseconds,
        Source = "median of interleaved rounds",
        Verdict = RowVerdict.Reported,
    };
}
