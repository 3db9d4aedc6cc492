namespace BottleneckSim.Models.Databases.Execution;

/// <summary>What things really cost: processor time on one core, in nanoseconds, each 0 to 1 s.</summary>
/// <remarks>
/// The defaults keep the ratios of the planner's cost parameters (a tuple is two index tuples and four operators) at 10 µs a cost unit:
/// a sequential scan then filters about 7 million rows a second and core.
/// </remarks>
/// <param name="StatementNanoseconds">Receiving, planning and answering a statement. Default 40 µs.</param>
/// <param name="TupleNanoseconds">Looking at a row. Default 100 ns.</param>
/// <param name="IndexTupleNanoseconds">Looking at an index entry. Default 50 ns.</param>
/// <param name="OperatorNanoseconds">One comparison or function. Default 25 ns.</param>
/// <param name="PageNanoseconds">Finding and pinning a page of the buffer pool. Default 500 ns.</param>
/// <param name="ReturnedRowNanoseconds">Writing a row of the answer, reading it at the other end included. Default 100 ns.</param>
/// <param name="LogRecordNanoseconds">
/// Changing a page for a new, changed or removed row or index entry and telling it to the write-ahead log. Default 0; some 500 ns to 2 µs on real
/// machines.
/// </param>
/// <param name="IndexEntryNanoseconds">
/// Adding an entry to an index: the way down, searching each page by halves, moving what lies behind, telling the log, splitting a full leaf now and then.
/// Default 0, which means that it is put together from pages, an index tuple and a log record; some 2 to 4 µs on real machines.
/// </param>
/// <param name="FlushNanoseconds">
/// What a flush of the write-ahead log costs the processor before the disk has it: system call, journal of the file system, block layer. Default 0; some 20 to
/// 100 µs on real machines.
/// </param>
/// <param name="ReturnedKibibyteNanoseconds">
/// What a returned row costs besides for each KiB of its width, by which the planner knows it: converting, sending, reading its columns. Default 0; some 5 to 15 µs
/// on real clients.
/// </param>
/// <param name="ReadPageNanoseconds">
/// What a page of a table or index costs the processor that a statement has read from the disk: system call, page cache of the operating system, copying. Reading ahead does not
/// spare it. Default 0; some 1 to 2 µs on real machines.
/// </param>
/// <param name="WakeUpNanoseconds">
/// What each wake-up costs of a commit that has slept while another one flushed: posting its semaphore, waiting for it, the scheduler (see LogWriter). What the caches lost is the
/// processor's own affair (context switches). Default 0, which means that it is not woken but simply done; some 2 µs on real machines where two take turns on a core, 5 to 12 where several are woken at once on busy cores.
/// </param>
/// <param name="FetchedRowNanoseconds">
/// What a row costs besides that an index names and that is fetched from the table, its page in hand: locking the page, following its chain of versions. A scan of a whole page, and one of a bitmap's,
/// does that once for all rows. Default 0; some 200 to 500 ns on real machines.
/// </param>
/// <param name="SearchNanoseconds">
/// What beginning a search of an index anew costs besides, as a nested loop does for each outer row: parameters, scan keys, giving up the last position. Default 0; some 500 ns to 2 µs on real machines.
/// </param>
/// <param name="TransitionNanoseconds">
/// What an aggregate does with a row: one call for each count, sum or other of its functions, and for each column that groups. Default 0, which means an operator; on real machines two to four
/// comparisons of a filter.
/// </param>
public sealed record ExecutionCosts(
    long StatementNanoseconds = 40_000,
    long TupleNanoseconds = 100,
    long IndexTupleNanoseconds = 50,
    long OperatorNanoseconds = 25,
    long PageNanoseconds = 500,
    long ReturnedRowNanoseconds = 100,
    long LogRecordNanoseconds = 0,
    long IndexEntryNanoseconds = 0,
    long FlushNanoseconds = 0,
    long ReturnedKibibyteNanoseconds = 0,
    long ReadPageNanoseconds = 0,
    long WakeUpNanoseconds = 0,
    long FetchedRowNanoseconds = 0,
    long SearchNanoseconds = 0,
    long TransitionNanoseconds = 0)
{
    private const int BytesPerKibibyte = 1_024;

    /// <summary>Nanoseconds for a row that an aggregate takes in, for each of its functions.</summary>
    public long OfTransition => TransitionNanoseconds > 0 ? TransitionNanoseconds : OperatorNanoseconds;

    /// <summary>Nanoseconds for a row of the answer.</summary>
    /// <param name="widthBytes">Its size: 0 or more.</param>
    public long OfReturnedRow(int widthBytes) => ReturnedRowNanoseconds + (widthBytes * ReturnedKibibyteNanoseconds / BytesPerKibibyte);
}
