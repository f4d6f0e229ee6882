import Firmware
import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// A lock is a promise that the phone starts: everything that the package's vbmeta names was compared, and is written.
@Suite("What a locked phone will check") struct LockedStartTests {
    typealias Sample = AuthenticityTests

    private static let lock = "fastboot $* oem lock\n"

    /// The gate's findings on a package whose scripts flash these partitions.
    private func judge(
        _ avb: AVBFacts?, flashes: [String] = ["vbmeta", "boot", "dtbo", "vbmeta_system"], locks: Bool = true,
        others: [String]? = nil, phone: PhoneFacts? = Samples.phone()
    ) throws -> [Finding] {
        let mode: FlashMode = locks ? .cleanLock : .clean
        let lines = { (names: [String]) in Samples.liuqin + names.map { Samples.flash($0) }.joined() }
        var modes = [try Samples.mode(lines(flashes) + (locks ? Self.lock : ""), as: mode)]
        if let others { modes.append(try Samples.mode(lines(others), as: .keepData)) }
        var package = Samples.package(modes)
        package.avb = avb
        return try Samples.findings(.packageAuthenticity, package, mode: mode, phone: phone)
    }

    private let whole = Sample.facts(
        digests: [Sample.digest("boot"), Sample.digest("dtbo")], chain: [Sample.link("vbmeta_system")])

    @Test("a package of which everything was compared is locked on, with the count said") func sound() throws {
        let found = try judge(whole)
        #expect(found.map(\.severity) == [.note])
        #expect(
            found.first?.sentence == "The package's vbmeta is signed, and all 3 images that it names agree with it.")
    }

    @Test(
        "what could not be compared refuses a lock, and is said without one",
        arguments: [
            (Sample.digest("dtbo", .noImage, image: nil), "dtbo: the package writes nothing to it"),
            (Sample.digest("dtbo", .notCompared("too large")), "dtbo: too large"),
        ]) func open(digest: AVBFacts.ImageDigest, words: String) throws
    {
        let facts = Sample.facts(digests: [Sample.digest("boot"), digest], chain: [Sample.link("vbmeta_system")])
        let lock = try judge(facts)
        #expect(lock.map(\.severity) == [.refuse])
        #expect(
            lock.first?.sentence
                == "restock compared 2 of the 3 images that the package's vbmeta names. A lock needs all of them.")
        #expect(lock.first?.evidence == words)
        let flash = try judge(facts, locks: false)
        #expect(flash.map(\.severity) == [.note])
        #expect(flash.first?.sentence.contains("compared 2 of the 3 images") == true)
        #expect(flash.first?.evidence.hasSuffix("not compared: \(words)") == true)
    }

    @Test("a chain to a partition that the package does not write refuses a lock") func chain() throws {
        let facts = Sample.facts(chain: [Sample.link("vbmeta_system", .noImage, image: nil)])
        let lock = try judge(facts)
        #expect(lock.map(\.severity) == [.refuse])
        #expect(lock.first?.sentence.hasPrefix("restock compared 1 of the 2 images") == true)
        #expect(lock.first?.evidence == "vbmeta_system: the package writes nothing to it")
        #expect(try judge(facts, locks: false).map(\.severity) == [.note])
    }

    @Test("agreement is never said of none") func none() throws {
        let nothing = Sample.facts(digests: [])
        let open = Sample.facts(digests: [Sample.digest("boot", .noImage, image: nil)])
        for (facts, words) in [(nothing, "It names no image"), (open, "could compare none of the 1 images")] {
            #expect(try judge(facts).map(\.severity) == [.refuse])
            let flash = try judge(facts, locks: false)
            #expect(flash.map(\.severity) == [.note])
            #expect(flash.first?.sentence.contains(words) == true, "\(flash)")
            #expect(flash.first?.sentence.contains("agree") == false)
        }
        #expect(try judge(open).first?.sentence.hasPrefix("restock compared 0 of the 1 images") == true)
    }

    @Test("one partition that is named twice counts once, and only where all is well") func twice() throws {
        let both = Sample.facts(digests: [Sample.digest("boot"), Sample.digest("boot")], chain: [Sample.link("boot")])
        #expect(try judge(both).first?.sentence.contains("the one image that it names agrees") == true)
        let half = Sample.facts(digests: [Sample.digest("boot"), Sample.digest("boot", .notCompared("no"))])
        #expect(try judge(half).first?.sentence.hasPrefix("restock compared 0 of the 1 images") == true)
    }

    @Test("an image that only another script writes is not written by the lock's") func otherScript() throws {
        let all = ["vbmeta", "boot", "dtbo", "vbmeta_system"]
        #expect(try judge(whole, flashes: all, others: all).map(\.severity) == [.note])
        let without = try judge(whole, flashes: ["vbmeta", "boot", "vbmeta_system"], others: all)
        #expect(without.map(\.severity) == [.refuse])
        #expect(without.first?.sentence.hasPrefix("restock compared 2 of the 3 images") == true)
        #expect(without.first?.evidence == "dtbo: this script does not write the image that was compared")
        let rootless = try judge(whole, flashes: ["boot", "dtbo", "vbmeta_system"], others: all)
        #expect(rootless.first?.sentence.hasPrefix("The package writes no vbmeta that") == true)
        #expect(rootless.map(\.severity) == [.refuse])
    }

    @Test("names with slots are the partitions that they are copies of") func slots() throws {
        let names = ["vbmeta_ab", "boot_a", "boot_b", "dtbo_ab+vbmeta_system_ab"]
        #expect(try judge(whole, flashes: names).map(\.severity) == [.note])
    }

    @Test("a vbmeta below the first alone is none to begin with") func rootless() throws {
        let facts = Sample.facts(vbmetas: [Sample.metadata("vbmeta_system")], digests: [])
        #expect(try judge(facts, flashes: ["boot", "vbmeta_system"]).map(\.severity) == [.refuse])
        #expect(try judge(facts, flashes: ["boot", "vbmeta_system"], locks: false).isEmpty)
    }

    @Test("a package without vbmeta is locked only on a phone without") func before() throws {
        let none = try judge(
            nil, flashes: ["boot"], phone: Samples.phone { $0.partitions = Samples.partitions(["boot": 8192]) })
        #expect(none.isEmpty)
        for name in ["vbmeta", "vbmeta_a"] {
            let phone = Samples.phone { $0.partitions = Samples.partitions(["boot": 8192, name: 65536]) }
            #expect(try judge(nil, flashes: ["boot"], phone: phone).map(\.severity) == [.refuse])
            #expect(try judge(nil, flashes: ["boot"], locks: false, phone: phone).isEmpty)
        }
        #expect(try judge(nil, flashes: ["boot"], phone: nil).isEmpty)
        // What is written and could not be read at all is the matter of other gates.
        let phone = Samples.phone { $0.partitions = Samples.partitions(["boot": 8192, "vbmeta_a": 65536]) }
        #expect(try judge(nil, flashes: ["boot", "vbmeta_ab"], phone: phone).isEmpty)
    }
}
