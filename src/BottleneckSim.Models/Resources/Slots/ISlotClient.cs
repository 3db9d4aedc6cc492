namespace BottleneckSim.Models.Resources.Slots;

/// <summary>Whoever asks for slots.</summary>
public interface ISlotClient
{
    /// <summary>A slot that was waited for has become free and is now the ticket's.</summary>
    void OnSlotGranted(int resource, long ticket, SlotHold hold);

    /// <summary>A slot that was waited for will not come: the ticket has waited too long and was shed. Only where an admission policy sheds.</summary>
    /// <exception cref="InvalidOperationException">The client has no such policy.</exception>
    void OnSlotShed(int resource, long ticket) =>
        throw new InvalidOperationException("A request for a slot was shed where no policy sheds. The run cannot go on.");
}
