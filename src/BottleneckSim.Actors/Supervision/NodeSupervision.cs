using Akka.Actor;

namespace BottleneckSim.Actors.Supervision;

/// <summary>A node's actor that fails is stopped, never restarted: its state is what failed. The reason is remembered for the journal.</summary>
internal sealed class NodeSupervision() : OneForOneStrategy(_ => Directive.Stop, loggingEnabled: false)
{
    private readonly Dictionary<IActorRef, string> _reasons = [];

    /// <summary>Why this actor ended.</summary>
    public string ReasonOf(IActorRef actor) => _reasons.Remove(actor, out var reason) ? reason : "its actor was stopped";

    protected override Directive Handle(IActorRef child, Exception exception)
    {
        _reasons[child] = $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
        return base.Handle(child, exception);
    }
}
