using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Calls;

/// <summary>What a caller lets its server know about a call, packed into the call's value. A call without terms has value 0.</summary>
/// <remarks>
/// <code>
/// bits 0–5 attempt │ 6 tracked │ 7 tied │ 8 only if waiting │ 9–62 deadline in microseconds
/// </code>
/// </remarks>
/// <param name="Bits">The packed value.</param>
internal readonly record struct CallTerms(long Bits)
{
    public const int MaximumAttempt = 63;

    private const long TrackedBit = 1 << 6;
    private const long TiedBit = 1 << 7;
    private const long OnlyIfWaitingBit = 1 << 8;
    private const int DeadlineShift = 9;
    private const long NanosecondsPerMicrosecond = 1_000;

    /// <summary>Which attempt of its call it is, from 0.</summary>
    public int Attempt => (int)(Bits & MaximumAttempt);

    /// <summary>Whether it may be cancelled, or has a copy.</summary>
    public bool IsTracked => (Bits & TrackedBit) != 0;

    /// <summary>Whether whoever begins it tells, so that its twin is cancelled.</summary>
    public bool IsTied => (Bits & TiedBit) != 0;

    /// <summary>Of a cancellation: whether work that has begun goes on.</summary>
    public bool IsOnlyIfWaiting => (Bits & OnlyIfWaitingBit) != 0;

    /// <summary>When the answer becomes useless, rounded down to microseconds; <see cref="Instant.MaxValue"/> if never.</summary>
    public Instant Deadline =>
        Bits >> DeadlineShift == 0 ? Instant.MaxValue : Instant.FromNanoseconds((Bits >> DeadlineShift) * NanosecondsPerMicrosecond);

    public static CallTerms Of(int attempt, bool isTracked, bool isTied, Instant deadline) => new(
        (long)attempt
        | (isTracked ? TrackedBit : 0)
        | (isTied ? TiedBit : 0)
        | (deadline == Instant.MaxValue ? 0 : Math.Max(1, deadline.Nanoseconds / NanosecondsPerMicrosecond) << DeadlineShift));

    /// <summary>The terms of a part of the call: nobody is told that it began.</summary>
    public CallTerms Untied() => new(Bits & ~TiedBit);

    /// <summary>The terms of a cancellation of the twin of a tied attempt, which holds only if that has not begun.</summary>
    public CallTerms OfTwin() => new((Bits ^ 1) | OnlyIfWaitingBit);
}
