namespace BottleneckSim.Models.Resources.Slots;

/// <summary>The answer to a request for a slot.</summary>
public enum SlotRequest
{
    /// <summary>The slot is yours.</summary>
    Granted,

    /// <summary>You wait; <see cref="ISlotClient.OnSlotGranted"/> will tell.</summary>
    Waiting,

    /// <summary>Too many wait already.</summary>
    Refused,
}
