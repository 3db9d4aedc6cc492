using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.Locking;

/// <summary>A row that a transaction has locked.</summary>
/// <param name="Row">The row's number (see <see cref="LockTarget"/>).</param>
/// <param name="Hold">Since when.</param>
internal readonly record struct HeldRow(long Row, SlotHold Hold);
