import Journal
import Plan
import Safety

/// What is known of a phone beside what it says itself, before it is flashed.
struct Remembered {
    /// Where to look for a flash of it that was interrupted.
    enum Before {
        case journal(StatePlace?)
        /// Nowhere: that flash is what is finished now.
        case resumed

        func of(_ phone: PhoneFacts) -> (UnfinishedFlash?, LastFlash) {
            switch self {
            case .resumed: return (nil, .resumed)
            case .journal(let place):
                let found = UnfinishedFlash.find(of: RunRecord.Phone(phone), in: place)
                return (found, found.lastFlash)
            }
        }
    }

    /// The vbmeta key of the last flash onto such a phone.
    let key: String?
    /// What recoveries said of the firmware on phones.
    let installed: InstalledMemory?
    let last: Before
}
