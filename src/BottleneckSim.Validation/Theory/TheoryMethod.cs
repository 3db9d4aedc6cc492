using BottleneckSim.Validation.Theory.Rows;

namespace BottleneckSim.Validation.Theory;

/// <summary>How the table was made, for its readers.</summary>
internal static class TheoryMethod
{
    /// <summary>The paragraphs.</summary>
    /// <param name="table">The table.</param>
    /// <param name="made">How many systems this run made.</param>
    /// <param name="shown">How many systems have rows, kept ones included.</param>
    public static IEnumerable<string> Paragraphs(TheoryTable table, int made, int shown)
    {
        yield return "Every row is a system of the full models, run on 20 to 100 independent seeds. Each seed is warmed up for 10 relaxation times and measured for at least 100 (for M/M/1 the relaxation time is 1/(µ(1 − √ρ)²)). "
            + "A value of a seed is a mean, share or percentile over the requests issued in its window.";
        yield return FormattableString.Invariant($"This run made {made} of the table's {table.Catalogue.Length} systems; {shown} have rows here. ")
            + "The bounded command runs a part with the same seeds and lengths and so finds the same figures; rows of an earlier whole run (`--long`) that it does not make stay and name their command. "
            + "A whole run that was stopped keeps what it had, row by row, and goes on there if the models are the same build.";
        yield return FormattableString.Invariant($"The chance that any interval of the whole table misses its true value is at most {TheoryTable.FamilyError} (Bonferroni over all gated rows; rows of systems that take more than {RunSizes.CostlyMillions} million requests have {RunSizes.CostlyWeight} times the share of the others). ")
            + "The margin is 1 %, at load 0.95 2 %, for Che's approximation 0.01 absolute. Lengths were computed beforehand from asymptotic variances (`Theory/Rows/RunSizes.cs`) so that an interval is about 0.6 margins wide to either side if the model is right.";
        yield return "Intervals are Student's t over the seeds. For sojourns of open systems, what arrivals and work done explain is taken out by regression, since both have exactly known means (control variates, Lavenberg and Welch 1981; "
            + "Student's t with as many degrees of freedom fewer). A wrong rate of arrivals or a wrong demand would be corrected away there, which is why arrivals and utilisations have gated rows of their own, with intervals some fifty times sharper. "
            + "The coverage study below checks both kinds of interval.";
        yield return "Links take 1 µs a hop beside services of 1 ms on average; these constant hops are taken off the sojourns, nothing else is corrected. Nothing is calibrated: all parameters are those of the formula.";
        yield return "Changed after results had been seen, seeds unchanged. The bounded part was first run on 22 November 2026; its lengths stood for most systems, those of M/M/1, M/M/4, M/D/1, M/G/1, the networks and the fork-join pairs were computed anew with "
            + "control variates, and other loads were added behind. Two starts of the whole table on 28 November, stopped after 69 and 124 systems, had five inconclusive rows, all of them too wide: four because the variance formula was too small at loads up to 0.8 "
            + "(it left out that a request's own wait and its neighbours' are made of the same services), one of the retries. The lengths of M/M/1, M/D/1, M/E4/1 and the tandem queues up to 0.8, of two random choices at 0.3, of the fork-join of eight at 0.9 and of the retries were raised once, by the formula or two- to threefold. "
            + "Those starts also had Nelson and Tantawi's approximation differ for four and eight queues at 0.9 (3 and 4 % off, intervals beyond 5 %); at 0.9 and 0.95 it is now told without a gate, and only the bounds are gated. "
            + "The first completed whole run, 507 rows, had one inconclusive row, the p99 of M/M/4 at 0.8, whose interval was 0.81 % wide to either side instead of 0.6: its length was doubled by the formula, and M/M/4 at 0.9 and 0.95 were added at the end of the table. "
            + "No margin of an exact result and no model was changed.";
    }
}
