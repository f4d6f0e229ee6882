import ArgumentParser
import Fastboot
import RestockKit
import Transport

struct Reboot: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Restarts a phone.")
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @Argument(help: "system, bootloader, recovery or fastboot (user-space fastboot).") var target = "system"

    func validate() throws {
        guard ["system", "bootloader", "recovery", "fastboot"].contains(target) else {
            throw ValidationError("\"\(target)\" is no reboot target: system, bootloader, recovery or fastboot.")
        }
    }

    func run() throws {
        try ending(json: output.json) { () throws(Failure) in
            let address = try restart()
            if output.json {
                Console.out(jsonLine(RebootJSON(target: target)))
            } else {
                Console.out("The phone at \(address) restarts to \(target).")
            }
        }
    }

    private func restart() throws(Failure) -> PhoneAddress {
        let name = try phone.address()
        if let candidate = try RecoveryFinder.standard.candidate(name) {
            let session = try RecoveryFinder.standard.choose(name)
            defer { session.close() }
            try reboot(session, address: candidate.address, to: target)
            return candidate.address
        }
        let address = try PhoneFinder().choose(name)
        let session = try connect(to: address)
        defer { session.transport.close() }
        try reboot(session, address: address, to: target)
        return address
    }
}
