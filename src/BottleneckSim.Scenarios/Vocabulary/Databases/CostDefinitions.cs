using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Databases;

/// <summary>What things cost in a database: what the planner believes, and what they really take.</summary>
internal static class CostDefinitions
{
    private static readonly PlannerCosts Believed = new();
    private static readonly ExecutionCosts Real = new();

    private static readonly Key<double> SequentialPage = PageCost("sequential-page", Believed.SequentialPage, "Reading the next page (seq_page_cost).");
    private static readonly Key<double> RandomPage = PageCost("random-page", Believed.RandomPage, "Reading a page somewhere (random_page_cost).");
    private static readonly Key<double> Tuple = RowCost("tuple", Believed.Tuple, "Processing a row (cpu_tuple_cost).");
    private static readonly Key<double> IndexTuple = RowCost("index-tuple", Believed.IndexTuple, "Processing an index entry (cpu_index_tuple_cost).");
    private static readonly Key<double> Operator = RowCost("operator", Believed.Operator, "One comparison or function (cpu_operator_cost).");

    private static readonly Key<long> EffectiveCache = Key.Optional(
        "effective-cache", Quantity.Size("8KiB", "16TiB"), Believed.EffectiveCacheBytes, "Memory that the planner counts on (effective_cache_size).");

    private static readonly Key<Duration> StatementTime = Time("statement", Real.StatementNanoseconds, "Receiving, planning and answering a statement.");
    private static readonly Key<Duration> TupleTime = Time("tuple", Real.TupleNanoseconds, "Looking at a row.");
    private static readonly Key<Duration> IndexTupleTime = Time("index-tuple", Real.IndexTupleNanoseconds, "Looking at an index entry.");
    private static readonly Key<Duration> OperatorTime = Time("operator", Real.OperatorNanoseconds, "One comparison or function.");
    private static readonly Key<Duration> PageTime = Time("page", Real.PageNanoseconds, "Finding and pinning a page of the buffer pool.");
    private static readonly Key<Duration> ReturnedRowTime = Time("returned-row", Real.ReturnedRowNanoseconds, "Writing a row of the answer.");
    private static readonly Key<Duration> LogRecordTime = Time("log-record", Real.LogRecordNanoseconds, "Changing a page for a row or index entry and logging it.");
    private static readonly Key<Duration> IndexEntryTime = Time("index-entry", Real.IndexEntryNanoseconds, "Adding an entry to an index, its way down and its log record included; 0 puts it together from pages, an index tuple and a log record.");
    private static readonly Key<Duration> ReturnedKibibyteTime = Time("returned-kibibyte", Real.ReturnedKibibyteNanoseconds, "What a row of the answer costs besides for each KiB of its width.");
    private static readonly Key<Duration> FlushTime = Time("flush", Real.FlushNanoseconds, "Flushing the write-ahead log, before the disk has it: system call, file system, block layer.");

    private static readonly Key<Duration> ReadPageTime = Time("read-page", Real.ReadPageNanoseconds, "What a page of a table or index costs besides that a statement has read from the disk: system call, page cache of the operating system, copying.");
    private static readonly Key<Duration> WakeUpTime = Time("wake-up", Real.WakeUpNanoseconds, "Waking a commit that has slept while another one flushed, each time: semaphore and scheduler.");
    private static readonly Key<Duration> FetchedRowTime = Time("fetched-row", Real.FetchedRowNanoseconds, "What a row costs besides that an index names and that is fetched from the table, its page in hand.");
    private static readonly Key<Duration> SearchTime = Time("search", Real.SearchNanoseconds, "What beginning a search of an index anew costs besides, as a nested loop does for each outer row.");
    private static readonly Key<Duration> TransitionTime = Time("transition", Real.TransitionNanoseconds, "What an aggregate does with a row, for each of its functions and grouping columns; 0 takes an operator's time.");

    public static Shape<PlannerCosts> Planner { get; } = new MappingShape<PlannerCosts>(new(
        "planner costs",
        "What the planner believes, in units of one page read in sequence (PostgreSQL 15, chapter 20.7.2).",
        [SequentialPage, RandomPage, Tuple, IndexTuple, Operator, EffectiveCache],
        values => new PlannerCosts(
            values.Get(SequentialPage), values.Get(RandomPage), values.Get(Tuple), values.Get(IndexTuple), values.Get(Operator), values.Get(EffectiveCache))));

    public static Shape<ExecutionCosts> Execution { get; } = new MappingShape<ExecutionCosts>(new(
        "execution costs",
        "What execution really takes: processor time on one core.",
        [StatementTime, TupleTime, IndexTupleTime, OperatorTime, PageTime, ReturnedRowTime, LogRecordTime, IndexEntryTime, FlushTime, ReturnedKibibyteTime, ReadPageTime, WakeUpTime, FetchedRowTime, SearchTime, TransitionTime],
        values => new ExecutionCosts(
            values.Get(StatementTime).Nanoseconds,
            values.Get(TupleTime).Nanoseconds,
            values.Get(IndexTupleTime).Nanoseconds,
            values.Get(OperatorTime).Nanoseconds,
            values.Get(PageTime).Nanoseconds,
            values.Get(ReturnedRowTime).Nanoseconds,
            values.Get(LogRecordTime).Nanoseconds,
            values.Get(IndexEntryTime).Nanoseconds,
            values.Get(FlushTime).Nanoseconds,
            values.Get(ReturnedKibibyteTime).Nanoseconds,
            values.Get(ReadPageTime).Nanoseconds,
            values.Get(WakeUpTime).Nanoseconds,
            values.Get(FetchedRowTime).Nanoseconds,
            values.Get(SearchTime).Nanoseconds,
            values.Get(TransitionTime).Nanoseconds)));

    private static Key<double> PageCost(string word, double usual, string doc) => Key.Optional(word, Quantity.Number("0.000001", "1000000"), usual, doc);

    private static Key<double> RowCost(string word, double usual, string doc) => Key.Optional(word, Quantity.Number("0", "1000000"), usual, doc);

    private static Key<Duration> Time(string word, long nanoseconds, string doc) =>
        Key.Optional(word, Quantity.Duration("0ns", "1s"), Duration.FromNanoseconds(nanoseconds), doc);
}
