using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Tests.Services.Processors;

public sealed class ProcFilesTests
{
    [Fact]
    public void A_thread_has_run_what_the_first_field_of_schedstat_says() =>
        Assert.Equal(1_229_128, ProcFiles.RunNanoseconds("1229128 4711 12\n"));

    [Theory]
    [InlineData("29329 (cat) R 29321 29321 27476 0 -1")]
    [InlineData("29329 (postgres: walwriter ) S 29321 1 1 0 -1")]
    [InlineData("29329 (a) b (c) d) S 29321 1 1 0 -1")]
    public void The_parent_is_found_behind_any_name(string stat) => Assert.Equal(29_321, ProcFiles.ParentOf(stat));

    [Fact]
    public void Idle_time_of_a_core_is_idle_and_waiting_for_disks_but_not_the_sum_over_cores()
    {
        var idle = ProcFiles.IdleTicks(
        [
            "cpu  1603318 59540 173515 735143 2584 0 3698 2203 0 0",
            "cpu0 791922 29860 83103 381578 530 0 1614 1099 0 0",
            "cpu11 811396 29679 90412 353565 2053 0 2084 1103 0 0",
            "intr 11982224 0 0 0 0 0 0",
        ]);

        Assert.Equal(new Dictionary<int, long> { [0] = 381_578 + 530, [11] = 353_565 + 2_053 }, idle);
    }

    [Theory]
    [InlineData("0-1\n", new[] { 0, 1 })]
    [InlineData("3", new[] { 3 })]
    [InlineData("0-2,5,7-8", new[] { 0, 1, 2, 5, 7, 8 })]
    public void A_list_of_cores_is_read_as_the_kernel_writes_it(string list, int[] cores) => Assert.Equal(cores, ProcFiles.Numbers(list));
}
