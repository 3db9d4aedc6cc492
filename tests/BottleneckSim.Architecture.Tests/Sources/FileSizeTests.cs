using BottleneckSim.Architecture.Tests.Repositories;

namespace BottleneckSim.Architecture.Tests.Sources;

/// <summary>Files are short enough to be read at once.</summary>
public sealed class FileSizeTests
{
    private const int LongestMedian = 80;
    private const int LongestNinetyFifth = 300;
    private const int Longest = 500;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Half_of_the_files_have_at_most_80_lines_and_95_percent_at_most_300(string folder)
    {
        var longestFirst = Sizes(folder).OrderByDescending(size => size.Lines).ToArray();
        var median = longestFirst[longestFirst.Length / 2].Lines;
        var ninetyFifth = longestFirst[longestFirst.Length / 20].Lines;
        Rule.Holds(
            $"in {folder} the median is at most {LongestMedian} lines (now {median}) and 95 % have at most {LongestNinetyFifth} (now {ninetyFifth})",
            "split the longest files by what they are about",
            median <= LongestMedian && ninetyFifth <= LongestNinetyFifth ? [] : longestFirst.Take(20).Select(size => $"{size.Path}: {size.Lines} lines"));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_has_more_than_500_lines(string folder) => Rule.Holds(
        $"a file has at most {Longest} lines",
        "split it by what it is about",
        Sizes(folder).Where(size => size.Lines > Longest).Select(size => $"{size.Path}: {size.Lines} lines"));

    private static IEnumerable<(string Path, int Lines)> Sizes(string folder) =>
        (folder == "src" ? RepositoryFiles.Source : RepositoryFiles.Tests).Select(file => (file.Path, file.ReadLines().Length));
}
