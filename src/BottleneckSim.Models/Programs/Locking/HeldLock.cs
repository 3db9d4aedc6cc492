using BottleneckSim.Models.Resources.Locks;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Programs.Locking;

/// <summary>A lock that an execution holds.</summary>
internal readonly record struct HeldLock(KeyedLock Lock, long Key, SlotHold Hold);
