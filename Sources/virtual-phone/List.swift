import ArgumentParser
import VirtualPhone

/// `virtual-phone list`: the profiles that are compiled in, one a line.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the phones that can be played.")

    func run() throws {
        for name in PhoneProfile.shipped {
            let phone = try PhoneProfile(named: name)
            let slots = phone.slots.isEmpty ? "no slots" : "slots \(phone.slots.joined(separator: " "))"
            print(
                "\(name)\t\(phone.title)\t\(phone.family.rawValue)\t\(slots)\t\(phone.unlocked ? "unlocked" : "locked")"
            )
        }
    }
}
