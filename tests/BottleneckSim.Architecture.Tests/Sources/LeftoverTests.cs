using System.Text.RegularExpressions;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Sources;

/// <summary>What is on main is finished.</summary>
public sealed partial class LeftoverTests
{
    [Fact]
    public void The_product_holds_no_unfinished_code() => Rule.Holds(
        "src holds no NotImplementedException and no note of work to be done, in code or comments",
        "finish it, or take it out and open an issue",
        RepositoryFiles.Source.SelectMany(file => file.ReadLines().Select((line, index) => (file.Path, Number: index + 1, Line: line)))
            .Where(line => Unfinished().IsMatch(line.Line))
            .Select(line => $"{line.Path}:{line.Number}: {line.Line.Trim()}"));

    [Fact]
    public void A_test_that_is_skipped_says_why() => Rule.Holds(
        "a literal Skip gives a reason of at least 20 characters",
        "say what is missing and when the test runs again",
        SourceLine.Matching(RepositoryFiles.Tests, SkippedWithoutReason()));

    [Fact]
    public void Tests_do_not_read_the_clock_to_decide() => Rule.Holds(
        "no test asserts on elapsed wall-clock time",
        "measure in tests/BottleneckSim.Benchmarks, and assert on simulated time",
        SourceLine.Matching(RepositoryFiles.Tests.Where(file => file.Name.EndsWith("Tests.cs", StringComparison.Ordinal)), TimedAssertion()));

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"Skip\s*=\s*""[^""]{0,19}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SkippedWithoutReason();

    [GeneratedRegex(@"Assert\.\w+\(.*\b(Elapsed|ElapsedMilliseconds|GetElapsedTime)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimedAssertion();
}
