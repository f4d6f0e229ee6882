import Journal
import Plan
import Safety

/// What is known of a phone beside what it says itself, before it is flashed.
struct Remembered {
    /// Where to look for a flash of it that was interrupted.
    enum Before {
        case journal(StatePlace?)
        /// Nowhere: that flash is what is finished now.
        case resumed(touchedData: Bool)

        func of(_ phone: PhoneFacts) -> (UnfinishedFlash?, LastFlash) {
            switch self {
            case .resumed(let touched): return (nil, .resumed(touchedData: touched))
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
    /// The owner has named `without-crc-lists`.
    let leavesListsOut: Bool
}
