using BottleneckSim.Cli.Application;

namespace BottleneckSim.Cli.Tests.ModelValidation;

public sealed class ValidateModelsCommandTests
{
    [Fact]
    public async Task An_unknown_section_is_refused_with_the_nearest_name_before_anything_runs()
    {
        var run = await CommandLineRun.OfAsync("validate-models", "--section", "teory");

        Assert.Equal(ExitCode.Mistake, run.ExitCode);
        Assert.Contains("There is no section 'teory'.", run.Error, StringComparison.Ordinal);
    }
}
