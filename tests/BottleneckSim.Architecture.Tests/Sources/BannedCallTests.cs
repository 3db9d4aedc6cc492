using System.Text.RegularExpressions;
using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Sources;

/// <summary>What decides a run or a verdict is a function of scenario and seed alone. The banned-symbols analyser refuses such calls in the build; these tests watch the analyser.</summary>
public sealed class BannedCallTests
{
    private static readonly string[] Deterministic = ["BottleneckSim.Kernel", "BottleneckSim.Observations", "BottleneckSim.Models", "BottleneckSim.Grading"];

    public static TheoryData<string, string, string> Calls => new()
    {
        { "platform-dependent mathematics", @"(?<![\w.])(System\.)?MathF?\.(Log|Exp|Pow|Sin|Cos|Tan|A(sin|cos|tan)|Cbrt|FusedMultiplyAdd)\w*\(", "use DeterministicMath" },
        { "the wall clock", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount|\bTimeProvider\b", "use Instant" },
        { "the runtime's randomness", @"\bnew Random\b|\bRandom\.Shared\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandomNumberGenerator\b", "use DrawStream" },
        { "the machine's culture", @"\bCultureInfo\.Current", "use CultureInfo.InvariantCulture" },
        { "hashes that differ between processes", @"\bHashCode\.|\bnew HashCode\b|\bRuntimeHelpers\.GetHashCode\b", "use the kernel's stable hash" },
        { "waiting", @"\bThread\.Sleep\(|\bTask\.Delay\(", "arm an event at an instant" },
        { "the environment", @"\bEnvironment\.(GetEnvironmentVariable|MachineName|UserName)\b", "take the value as a parameter" },
        { "the analyser's silence", @"#pragma warning disable RS0030|SuppressMessage.*RS0030", "do without the banned call" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Nothing_that_decides_a_run_or_a_verdict_uses(string what, string pattern, string remedy) => Rule.Holds(
        $"{string.Join(", ", Deterministic)} do not use {what}",
        remedy,
        SourceLine.Matching(
            RepositoryFiles.Source.Where(file => Deterministic.Contains(file.Project, StringComparer.Ordinal)),
            new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5))));

    [Fact]
    public void The_analyser_watches_these_projects()
    {
        var properties = RepositoryFiles.All.Single(file => file.Path == "src/Directory.Build.props").ReadText();
        string[] needed = [.. Deterministic.Select(project => $"'{project}'"), "Microsoft.CodeAnalysis.BannedApiAnalyzers", "eng/BannedSymbols.txt"];
        Rule.Holds(
            "src/Directory.Build.props gives the banned-symbols analyser and its list to every deterministic project",
            "put it back",
            needed.Where(text => !properties.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_analysers_list_names_the_calls_that_matter_most()
    {
        var banned = RepositoryFiles.All.Single(file => file.Path == "eng/BannedSymbols.txt").ReadText();
        string[] needed =
        [
            "M:System.Math.Log(System.Double)", "M:System.Math.Exp(System.Double)", "M:System.Math.Pow(System.Double,System.Double)", "M:System.Math.Sin(System.Double)",
            "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "T:System.Diagnostics.Stopwatch", "T:System.Random", "M:System.Guid.NewGuid",
            "P:System.Globalization.CultureInfo.CurrentCulture", "M:System.String.GetHashCode", "T:System.HashCode",
        ];
        Rule.Holds("eng/BannedSymbols.txt bans these symbols", "put them back", needed.Where(symbol => !banned.Contains(symbol + ";", StringComparison.Ordinal)));
    }
}
