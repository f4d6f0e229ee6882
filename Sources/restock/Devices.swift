import ArgumentParser
import RestockKit

struct Devices: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every phone in sight, and why one cannot be opened.")
    @OptionGroup var output: OutputOption

    func run() throws {
        try ending(json: output.json, writes: false) { () throws(Failure) in
            let phones = try PhoneFinder().attached()
            let mode = RecoveryFinder.standard.mode
            if output.json { return Console.out(jsonLine(DevicesJSON(phones, mode: mode))) }
            for phone in phones {
                Console.out(
                    [
                        phone.serial ?? "no serial", mode(phone), "\(phone.address)", phone.speed,
                        phone.problem.map { "(\($0))" },
                    ].compactMap(\.self).joined(separator: "  "))
            }
            if phones.isEmpty {
                Console.remark(
                    """
                    No phone in fastboot or recovery mode is on USB.
                    One on the network is named: -s tcp:HOST[:PORT] or udp:HOST[:PORT], in its recovery -s adb:HOST[:PORT]
                    """)
            }
        }
    }
}
