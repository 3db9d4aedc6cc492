using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Robustness.Damage;
using BottleneckSim.Validation.Robustness.Planted;
using BottleneckSim.Validation.Robustness.Systems;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Robustness;

/// <summary>Random systems with random changes, damaged files, and planted bugs that show that the checkers see.</summary>
public sealed class RobustnessSuite : IValidationSuite
{
    private const string FailureFolder = "validation/failures";

    /// <inheritdoc />
    public string Id => SectionIds.Robustness;

    /// <inheritdoc />
    public string Title => "Robustness";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context) => Run(context, context.IsWhole ? RobustnessSize.Long : RobustnessSize.Usual);

    internal ValidationSection Run(ValidationContext context, RobustnessSize size)
    {
        void Done(double from, double to, double share, string doing) => context.Progress.Report(new ValidationProgress(from + ((to - from) * share), doing));
        List<ValidationRow> rows =
        [
            .. RandomSystems.Rows(size.Systems, Path.Combine(context.OutputFolder, FailureFolder), share => Done(0, 0.7, share, "random systems"), context),
            .. DamagedFiles.Rows(size.Files, Path.Combine(context.OutputFolder, FailureFolder), share => Done(0.7, 0.95, share, "damaged files"), context),
            .. PlantedBugs.Rows(size.SystemsWithBugs, context),
        ];
        return new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = FormattableString.Invariant($"{RandomSystems.Seed} and those after it, fixed before the first run"),
            Method =
            [
                "Random scenarios are generated as files (FsCheck): one to four web tiers that call each other, perhaps a cache, a database, a queue with workers; programs of any steps; sizes down to one worker, no accept queue, a cache of one entry. "
                + "Then any words of the vocabulary are grown into them by its own definitions: in up to twelve rounds keys, items and values are put in at random, and those that the reader refuses are taken back. So a word that is new in the vocabulary is tried without code for it; a test shows that each comes in 4,000 files (but for traces, which are files of their own).",
                "Each system runs 10 s of simulated time with up to twelve changes of any kind at random instants under the invariant checker, and once more for the digest. A failure is cut down to a smallest file that shows it, which is kept in `validation/failures`. "
                + "Users who ask again wait 5 ms or more between requests, in the mean; where growth shortened the wait (74 of 10,000 systems), a round of growth less is done. Without that, and with runs ended at 2 million events instead of 100 million, 285 of 10,000 had not reached 10 s; with the bound on the generator's own waits only, 6.",
                "Damaged files are such scenarios with one to three damages: characters removed, inserted, doubled, lines exchanged, values replaced by anything.",
                "Planted bugs spoil the facts of one kind between a sound run and the checker, from the twenty-first on.",
            ],
            Rows = [.. rows],
        };
    }
}
