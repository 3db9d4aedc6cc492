using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Tests.Services.Processors;

public sealed class CoreUsageTests
{
    private static readonly CoreUsage Quiet = new(
        ElapsedNanoseconds: 1_000, ServiceNanoseconds: 600, DatabaseNanoseconds: 100, GeneratorNanoseconds: 50, ServiceCoreBusyNanoseconds: 610, OtherCoreBusyNanoseconds: 170);

    [Fact]
    public void Strangers_are_what_a_core_did_beyond_our_processes_on_the_worse_core()
    {
        Assert.Equal(0.02, Quiet.ForeignShare, 9);
        Assert.Equal(0.4, (Quiet with { ServiceCoreBusyNanoseconds = 1_000 }).ForeignShare, 9);
        Assert.Equal(0.6, Quiet.ServiceUtilisation, 9);
    }

    [Fact]
    public void A_run_is_disturbed_above_a_twentieth_of_a_core()
    {
        Assert.False(Quiet.IsDisturbed);
        Assert.True((Quiet with { OtherCoreBusyNanoseconds = 201 }).IsDisturbed);
        Assert.True((Quiet with { ServiceCoreBusyNanoseconds = 651 }).IsDisturbed);
    }

    [Fact]
    public void Accounts_that_lag_behind_the_idle_clock_are_no_strangers() =>
        Assert.Equal(0, (Quiet with { ServiceCoreBusyNanoseconds = 590, OtherCoreBusyNanoseconds = 140 }).ForeignShare);
}
