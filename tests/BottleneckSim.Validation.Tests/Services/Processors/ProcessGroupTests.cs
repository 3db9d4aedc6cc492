using System.Diagnostics;
using System.Globalization;
using BottleneckSim.TestSupport.Programs;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Tests.Services.Processors;

public sealed class ProcessGroupTests
{
    private const int PolicyBehindTheName = 38; // Field 41 of stat; the name is the second (proc(5)).
    private const string Usual = "0";
    private const string Batch = "3";

    [ProgramFact("chrt")]
    public void A_process_is_batch_work_until_it_is_told_otherwise()
    {
        using var process = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        try
        {
            var group = new ProcessGroup(process.Id, HasChildren: false);
            Assert.Equal(Usual, PolicyOf(process.Id));

            group.SetBatch(isBatch: true);
            Assert.Equal(Batch, PolicyOf(process.Id));

            group.SetBatch(isBatch: false);
            Assert.Equal(Usual, PolicyOf(process.Id));
        }
        finally
        {
            process.Kill();
        }
    }

    private static string PolicyOf(int process)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[PolicyBehindTheName];
    }
}
