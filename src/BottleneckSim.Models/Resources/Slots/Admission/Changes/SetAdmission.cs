using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Resources.Slots.Admission.Changes;

/// <summary>Changes how every node of a web tier treats those that wait for a worker. Who waits already falls under the new policy.</summary>
/// <param name="Tier">The web tier.</param>
/// <param name="Admission">The policy; null means first-in first-out, and nobody who waits is turned away.</param>
public sealed record SetAdmission(string Tier, AdmissionOptions? Admission) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-admission";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var web = system.Tier<WebOptions>(Tier, "web tier");
        if (Admission is { } admission)
        {
            SystemEdits.RequireRange("Reserved slots", admission.ReservedSlots, 0, web.Workers - 1);
            Require("The queue time-out", admission.QueueTimeout, Duration.FromMilliseconds(1), Duration.FromSeconds(3_600));
            Require("The delay target", admission.DelayTarget, Duration.FromMicroseconds(100), Duration.FromSeconds(10));
            Require("The interval", admission.Interval, Duration.FromMilliseconds(1), Duration.FromSeconds(60));
            Require("The adaptive latency", admission.AdaptiveLatency, Duration.FromMilliseconds(1), Duration.FromSeconds(3_600));
        }

        return system.WithTier(web with { Admission = Admission });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Admission = before.Tier<WebOptions>(Tier, "web tier").Admission };

    /// <inheritdoc />
    public override string Describe() => Admission is { } admission
        ? $"{Tier}: admission {admission.Discipline}, queue time-out {Told(admission.QueueTimeout)}, delay target {Told(admission.DelayTarget)} over {admission.Interval}, "
            + $"{admission.ReservedSlots} reserved, adaptive latency {Told(admission.AdaptiveLatency)}"
        : $"{Tier}: admit first-in first-out and shed nobody";

    private static string Told(Duration? duration) => duration?.ToString() ?? "none";

    private static void Require(string what, Duration? value, Duration smallest, Duration largest)
    {
        if (value is { } duration && (duration < smallest || duration > largest))
        {
            throw new ChangeRefusedException($"{what} must be {smallest} to {largest}, not {duration}.");
        }
    }
}
