using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>How an outcome reads in attributes.</summary>
internal static class OutcomeTags
{
    private const string Timeout = "timeout";
    private const string Cancelled = "cancelled";

    /// <summary>An HTTP answer: its status and, from 500 on, the status as the error's type (semantic conventions, HTTP spans).</summary>
    public static Tag[] Http(RequestOutcome outcome, bool isSeenByClient) => outcome switch
    {
        RequestOutcome.Succeeded => [Status(200)],
        RequestOutcome.Failed or RequestOutcome.Deadlocked or RequestOutcome.LockTimedOut => [Status(500), Error("500")],
        RequestOutcome.Refused => [Status(503), Error("503")],
        RequestOutcome.TimedOut when isSeenByClient => [Error(Timeout)],
        RequestOutcome.TimedOut => [Status(504), Error("504")],
        RequestOutcome.Cancelled when isSeenByClient => [Error(Cancelled)],
        RequestOutcome.Cancelled => [Status(499), Error("499")],
        _ => throw Unknown(outcome),
    };

    /// <summary>A call by another protocol: nothing on success, otherwise the error's type; what a database refuses for its locks by its SQLSTATE (semantic conventions, database spans).</summary>
    public static Tag[] Other(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Succeeded => [],
        RequestOutcome.Failed => [Error("_OTHER")],
        RequestOutcome.Refused => [Error("refused")],
        RequestOutcome.TimedOut => [Error(Timeout)],
        RequestOutcome.Cancelled => [Error(Cancelled)],
        RequestOutcome.Deadlocked => [Error("40P01")],
        RequestOutcome.LockTimedOut => [Error("55P03")],
        _ => throw Unknown(outcome),
    };

    private static Tag Status(int code) => new(AttributeKeys.HttpResponseStatusCode, code);

    private static Tag Error(string type) => new(AttributeKeys.ErrorType, type);

    private static ArgumentOutOfRangeException Unknown(RequestOutcome outcome) =>
        new(nameof(outcome), outcome, "No attributes are known for this outcome.");
}
