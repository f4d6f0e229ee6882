/// What can be done for a connection that goes badly, before a person has to pull the cable out.
public enum LinkRemedy: Sendable, Equatable {
    /// From now on payloads travel in transfers of 16 KiB, one at a time, as fastboot sent them for years: slower, and kinder to fragile
    /// ports and cables.
    case smallTransfers
    /// The port is reset. The phone forgets what it is in the middle of, as it does when the cable is pulled out and plugged in again.
    case portReset
    /// The conversation begins anew, and the phone forgets what it is in the middle of: the Init of fastboot over UDP.
    case freshStart
}
