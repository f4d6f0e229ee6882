import Foundation
import Testing

/// Fastboot over UDP with a device that takes nothing but what the protocol allows at each moment.
@Suite("UDP with a strict device") struct StrictUDPTests {
    private static let samples = Result { try ConformanceSamples() }

    /// The rows that speak to a phone. Those of the recovery's menu need more of a phone than this device plays.
    static let rows = ConformanceRow.all.filter { row in
        row.standing != .refused && row.standing != .notApplicable
            && !["help", "devices", "connect", "-h", "--version", "no command"].contains { row.what.hasPrefix($0) }
    }

    private struct Trial {
        let ended: Ended
        let wire: [String]

        init(_ row: ConformanceRow, _ samples: ConformanceSamples, ours: Bool, _ more: [String] = []) throws {
            // The device has no options for what phones do on their own account.
            let options = row.phone.filter { $0 != "--userdebug" }
            let device = try StrictDevice(options + more, link: "--udp")
            let words = ["-s", device.address] + samples.words(row.words)
            var environment = [
                "ANDROID_PRODUCT_OUT": samples.folder + (row.words.hasSuffix("flashall") ? "/\(row.build)" : "")
            ]
            if row.what.contains("with consent") { environment["RESTOCK_ACCEPT"] = ConformanceRow.consents }
            ended =
                ours ? try dropIn(words, environment: environment) : try debianFastboot(words, environment: environment)
            wire = try device.log().filter { !$0.command.hasPrefix("getvar:") }.map {
                "\($0.command) \($0.crc32 ?? "")"
            }
        }
    }

    @Test(
        "every row of the table: nothing is sent that is not allowed, and Debian's fastboot does the same",
        arguments: rows)
    func row(row: ConformanceRow) throws {
        let samples = try Self.samples.get()
        let ours = try Trial(row, samples, ours: true)
        if let status = row.status {
            #expect(ours.ended.status == status, "\(ours.ended.error)")
            return
        }
        let theirs = try Trial(row, samples, ours: false)
        if !row.differs.contains(.status) { #expect(ours.ended.status == theirs.ended.status, "\(ours.ended.error)") }
        if !row.differs.contains(.wire) { #expect(ours.wire == theirs.wire, "\(ours.ended.error)") }
    }

    /// The row that sends a whole partition would take minutes.
    @Test(
        "the same with a network that loses one datagram in fifty",
        arguments: rows.filter { $0.words != "--restock-move-footer flash dtbo @footer.img" }) func loss(
            row: ConformanceRow
        )
        throws
    {
        let samples = try Self.samples.get()
        let plain = try Trial(row, samples, ours: true)
        let lossy = try Trial(row, samples, ours: true, ["--lose", "2", "--packet", "8192"])
        #expect(lossy.ended.status == plain.ended.status, "\(lossy.ended.error)")
        #expect(lossy.wire == plain.wire, "\(lossy.ended.error)")
    }

    @Test("one question is four datagrams: Query, Init, the question, and asking for its answer") func count() throws {
        let device = try StrictDevice(link: "--udp")
        let ended = try dropIn(["-s", device.address, "getvar", "product"])
        #expect(ended.status == 0, "\(ended.error)")
        let counts = try device.counts()
        #expect(counts.queries == 1)
        #expect(counts.inits == 1)
        #expect(counts.writes == 1)
        #expect(counts.reads == 1)
        #expect(counts.repeated == 0)
        #expect(try device.commands() == ["getvar:product"])
    }

    @Test("a command on the virtual phone is four, too: it refuses what the other refuses") func virtual() throws {
        let phone = try Phone("liuqin", ["--strict"], link: "--udp")
        #expect(try dropIn(["-s", phone.address, "getvar", "product"]).status == 0)
        #expect(try phone.violation() == nil)
    }

    @Test("restock status and devices ask nothing that is not allowed") func status() throws {
        let device = try StrictDevice(link: "--udp")
        let ended = try restock("status", "-s", device.address)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains("liuqin"))
    }

    @Test("a restart is waited for without a question that the phone would have to answer") func restart() throws {
        let device = try StrictDevice(link: "--udp")
        let hop = try dropIn(["-s", device.address, "reboot", "fastboot"])
        #expect(hop.status == 0, "\(hop.error)")
        #expect(try dropIn(["-s", device.address, "getvar", "is-userspace"]).error.hasPrefix("is-userspace: yes"))
        #expect(try dropIn(["-s", device.address, "reboot", "bootloader"]).status == 0)
        #expect(try dropIn(["-s", device.address, "getvar", "is-userspace"]).error.hasPrefix("is-userspace: no"))
    }
}
