using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases;

/// <content>Whose turn it is when the processor or the disk has done something: a statement's, the log's, a copy's, a build's.</content>
public sealed partial class DatabaseNode
{
    void ICpuClient.OnCpuDone(long tag)
    {
        if (DatabaseTags.IsStatement(tag))
        {
            _executor.Advance(_statements[tag]);
        }
        else if (DatabaseTags.IsWoken(tag))
        {
            _log.OnWoken(DatabaseTags.WokenOf(tag), _committed);
            GoOnCommitted();
        }
        else if (DatabaseTags.IsConnect(tag))
        {
            Reply(_newConnections.Remove(DatabaseTags.ConnectOf(tag)), RequestOutcome.Succeeded, 0);
            LeaveWhenIdle();
        }
        else if (tag == DatabaseTags.Log)
        {
            _log.OnProcessorDone();
        }
        else if (tag == DatabaseTags.ReceivedLog)
        {
            ReceivedLog.OnFlushBegun();
        }
        else if (tag == DatabaseTags.Redo)
        {
            EndBoot();
        }
        else if (DatabaseTags.IsMove(tag))
        {
            Mover.OnCpuDone(tag);
        }
        else
        {
            AdvanceBuild(DatabaseTags.BuildOf(tag));
        }
    }

    void IDiskClient.OnDiskDone(long tag)
    {
        switch (tag)
        {
            case DatabaseTags.Log:
                _log.OnDiskDone(_committed);
                GoOnCommitted();
                break;
            case DatabaseTags.Writer:
                _writer.OnDiskDone();
                break;
            case >= 0:
                _executor.OnDiskDone(_statements[tag], _statements);
                break;
            case DatabaseTags.Redo:
                OnRedoRead();
                break;
            case <= DatabaseTags.ReceivedLog:
                OnReplicationDisk(tag);
                break;
            default:
                _catalogue.BuildAt(DatabaseTags.BuildOf(tag)).OnDiskDone();
                break;
        }
    }
}
