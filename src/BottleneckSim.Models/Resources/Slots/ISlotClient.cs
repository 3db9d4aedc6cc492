namespace BottleneckSim.Models.Resources.Slots;

/// <summary>Whoever asks for slots.</summary>
public interface ISlotClient
{
    /// <summary>A slot that was waited for has become free and is now the ticket's.</summary>
    void OnSlotGranted(int resource, long ticket, SlotHold hold);
}
