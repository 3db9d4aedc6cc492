using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Reading;

public sealed class ScenarioLibraryTests
{
    private static readonly ScenarioLibrary Library = ScenarioLibrary.Find(AppContext.BaseDirectory);

    public static TheoryData<string> Ids => [.. Library.Ids];

    [Fact]
    public void The_library_is_found_from_a_folder_upwards() => Assert.Equal(Path.Combine(Sample.Repository, "scenarios"), Library.Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_scenario_of_the_library_is_right_and_called_by_the_name_of_its_file(string id)
    {
        var result = Library.Read(id);

        Assert.Empty(result.Mistakes);
        Assert.Equal(id, result.Value!.Id);
    }

    [Fact]
    public void Every_scenario_of_the_library_has_a_truth_that_fits_it()
    {
        foreach (var scenario in Library.Ids.Select(id => Library.Read(id).Value!))
            Assert.Empty(Library.ReadTruth(scenario).Mistakes);
    }

    [Fact]
    public void A_name_that_is_not_there_is_a_mistake_that_tells_the_nearest()
    {
        var mistake = Assert.Single(Library.Read("misssing-indx").Mistakes);

        Assert.Equal("missing-index", mistake.Nearest);
    }

    [Fact]
    public void A_folder_without_scenarios_has_an_empty_library() => Assert.Empty(new ScenarioLibrary(Path.Combine(Path.GetTempPath(), "no-such-folder")).Ids);
}
