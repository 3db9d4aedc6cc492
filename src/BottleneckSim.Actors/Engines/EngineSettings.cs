using System.Globalization;
using Akka.Configuration;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Members.Serialization;
using BottleneckSim.Actors.Windows;

namespace BottleneckSim.Actors.Engines;

/// <summary>How the actor systems of the engine are set up.</summary>
internal static class EngineSettings
{
    /// <summary>For every actor system. What matters to a run is in its journal and its exceptions; the log is off, since it would go to the terminal.</summary>
    /// <remarks>Actors have threads of their own: callers that wait for a run may fill the thread pool, and the run would starve.</remarks>
    public static Config Local { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          actor.default-dispatcher {
            throughput = 1000
            executor = fork-join-executor
            fork-join-executor { parallelism-min = 2, parallelism-factor = 1.0, parallelism-max = 16 }
          }
          coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }
        }
        """);

    /// <summary>For a member of a cluster.</summary>
    /// <remarks>
    /// The border clock alone decides who is lost, so no split-brain resolver is at work. Batching would only delay the one message a window that members wait for.
    /// </remarks>
    public static Config Member(ActorMemberOptions options) => ConfigurationFactory.ParseString(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        akka {
          loglevel = {{options.LogLevel}}
          actor {
            provider = cluster
            serializers.bottlenecksim = "{{NameOf(typeof(RunSerializer))}}"
            serialization-bindings {
              "{{NameOf(typeof(ClockCommand))}}" = bottlenecksim
              "{{NameOf(typeof(ClockReport))}}" = bottlenecksim
            }
          }
          remote {
            log-remote-lifecycle-events = off
            watch-failure-detector.acceptable-heartbeat-pause = {{(long)options.Silence.TotalMilliseconds}}ms
            dot-netty.tcp {
              hostname = "{{options.Hostname}}"
              port = {{options.Port}}
              batching.enabled = false
              maximum-frame-size = {{RunSerializer.MaximumBytes + (1 << 20)}}b
              send-buffer-size = 4194304b
              receive-buffer-size = 4194304b
            }
          }
          cluster {
            downing-provider-class = ""
            log-info = off
            gossip-interval = 100ms
            leader-actions-interval = 100ms
            periodic-tasks-initial-delay = 100ms
            unreachable-nodes-reaper-interval = 250ms
            failure-detector.acceptable-heartbeat-pause = {{(long)options.Silence.TotalMilliseconds}}ms
          }
          coordinated-shutdown.phases { cluster-leave.timeout = 2s, cluster-exiting.timeout = 2s, cluster-exiting-done.timeout = 2s }
        }
        """)).WithFallback(Local);

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
