import CZlib
import Testing
import VirtualPhone

@Suite struct DeviceCRCListTests {
    private static let first = noise(8192, seed: 21)
    private static let second = noise(4096, seed: 22)

    /// Two parts of one image: data with a hole, a fill, and the rest.
    private static var parts: [[UInt8]] {
        var one = SparseMaker()
        one.raw(first)
        one.skip(2)
        one.fill([1, 2, 3, 4], 1)
        one.skip(1)
        var two = SparseMaker()
        two.skip(5)
        two.raw(second)
        return [one.bytes, two.bytes]
    }

    private static func crc(_ bytes: [UInt8]) -> String {
        "0x" + String(unsafe crc32_z(0, bytes, bytes.count), radix: 16)
    }

    private static let filled = (0..<1024).flatMap { _ in [1, 2, 3, 4] as [UInt8] }
    private static var each: [String] { [crc(first + filled), crc(second)] }
    private static var whole: String { crc(first + filled + second) }

    private static func play(
        _ phone: String, _ habits: Set<ListHabit> = [], _ script: @escaping @Sendable (Wire) throws -> [String]
    ) async throws -> [String] {
        var answers: [String] = []
        var options = DeviceOptions()
        options.listHabits = habits
        try await PlayedPhone.play(phone, options) { (phone) async throws in
            answers = try await onThread { try script(Wire(phone.port.number)) }
        }
        return answers
    }

    private static func flash(_ wire: Wire, _ partition: String, _ bytes: [UInt8]) throws -> String {
        _ = try wire.download(bytes)
        return try wire.ask("flash:\(partition)")
    }

    @Test(arguments: [
        ("SPARSECRC-LIST\nsuper 2 \(each[0]) \(each[1])\n", ["OKAY", "OKAY"]),
        ("SPARSECRC-LIST\nsuper \(whole) 2\n", ["OKAY", "OKAY"]),
        ("SPARSECRC-LIST\nsuper 2 \(each[0]) 0x1\n", ["OKAY", "FAILfailed to check sparse crc"]),
        (
            "SPARSECRC-LIST\nsuper 2 0x1 \(each[1])\n",
            ["FAILfailed to check sparse crc", "FAILfailed to check sparse crc"]
        ),
        ("SPARSECRC-LIST\nsuper 0x1 2\n", ["OKAY", "FAILfailed to check sparse crc"]),
        ("SPARSECRC-LIST\nother 0x1 2\n", ["OKAY", "OKAY"]),
    ]) func sparseParts(list: String, expected: [String]) async throws {
        let answers = try await Self.play("chopin") { wire in
            let armed = try Self.flash(wire, "sparsecrclist", Array(list.utf8))
            return try [armed] + Self.parts.map { try Self.flash(wire, "super", $0) }
        }
        #expect(answers == ["OKAY"] + expected)
    }

    @Test(arguments: [
        ("lk_ab", "lk_ab", true), ("lk", "lk_ab", true), ("lk_ab", "lk_a", true), ("lk_ab", "lk_ab", false),
        ("cust", "cust", false),
    ]) func wholeFiles(listed: String, flashed: String, isRight: Bool) async throws {
        let image = noise(5000, seed: 9)
        let list = "CRC-LIST\n\(listed) \(isRight ? Self.crc(image) : "0xdeadbeef")\nboot_ab 0x0\n"
        let answers = try await Self.play("chopin") { wire in
            try [
                Self.flash(wire, "crclist", Array(list.utf8)), Self.flash(wire, flashed, image),
                Self.flash(wire, "scp_ab", image),
            ]
        }
        #expect(answers == ["OKAY", isRight ? "OKAY" : "FAILCheck CRC failed", "OKAY"])
    }

    @Test(arguments: [
        ("crclist", "boot 0x1\n"), ("crclist", "CRC-LIST\nboot 12\n"),
        ("sparsecrclist", "SPARSECRC-LIST\nsuper 2 0x1\n"),
        ("sparsecrclist", "CRC-LIST\nsuper 0x1 2\n"),
        ("sparsecrclist", "SPARSECRC-LIST\nsuper 21" + String(repeating: " 0x1", count: 21)),
    ]) func brokenLists(name: String, text: String) async throws {
        let answers = try await Self.play("liuqin") { try [Self.flash($0, name, Array(text.utf8))] }
        #expect(answers[0].hasPrefix("FAIL"))
    }

    @Test func aPhoneWithoutListsDoesNotKnowThem() async throws {
        let answers = try await Self.play("daisy") { try [Self.flash($0, "crclist", Array("CRC-LIST\n".utf8))] }
        #expect(answers == ["FAILpartition table doesn't exist"])
    }

    @Test func aRebootDisarms() async throws {
        try await PlayedPhone.play("chopin") { (phone) async throws in
            let list = try phone.file("list", Array("CRC-LIST\ncust 0x1\n".utf8))
            let image = try phone.file("image", noise(5000))
            #expect(try await phone.fastboot("flash", "crclist", list).status == 0)
            #expect(try await phone.fastboot("flash", "cust", image).output.contains("Check CRC failed"))
            #expect(try await phone.fastboot("reboot-bootloader").status == 0)
            #expect(try await phone.fastboot("flash", "cust", image).status == 0)
        }
    }

    /// In the background, the failure of a part is told by a later command, once.
    @Test(arguments: ["getvar:product", "erase:misc", "flash:misc", "reboot-bootloader"])
    func backgroundFailure(barrier: String) async throws {
        let list = "SPARSECRC-LIST\nsuper 2 0x1 0x2\n"
        let answers = try await Self.play("liuqin") { wire in
            try [
                Self.flash(wire, "sparsecrclist", Array(list.utf8)), Self.flash(wire, "super", Self.parts[0]),
                wire.download(Self.parts[1]), wire.ask(barrier), wire.ask("getvar:product"),
            ]
        }
        #expect(answers == ["OKAY", "OKAY", "OKAY", "FAILLast flash failed: CRC Error", "OKAYliuqin"])
    }

    /// Habits that owners met: a list that is refused, a count of another kind, a failure that stays until a restart.
    @Test(
        arguments: [
            ([], ["OKAY", "OKAY", "OKAY"]), ([.refuses], ["FAILupdate sparse crc list failed", "OKAY", "OKAY"]),
            ([.miscounts], ["OKAY", "FAILfailed to check sparse crc", "FAILfailed to check sparse crc"]),
            ([.sticks], ["OKAY", "OKAY", "OKAY"]),
        ] as [(Set<ListHabit>, [String])]) func habits(habits: Set<ListHabit>, expected: [String]) async throws
    {
        let list = "SPARSECRC-LIST\nsuper 2 \(Self.each[0]) \(Self.each[1])\n"
        let answers = try await Self.play("chopin", habits) { wire in
            let armed = try Self.flash(wire, "sparsecrclist", Array(list.utf8))
            return try [armed] + Self.parts.map { try Self.flash(wire, "super", $0) }
        }
        #expect(answers == expected)
    }

    @Test func aFailureThatSticksEndsWithARestart() async throws {
        let list = "SPARSECRC-LIST\nsuper 2 \(Self.each[0]) \(Self.each[1])\n"
        let answers = try await Self.play("chopin", [.miscounts, .sticks]) { wire in
            try [
                Self.flash(wire, "sparsecrclist", Array(list.utf8)), Self.flash(wire, "super", Self.parts[0]),
                wire.download(Self.parts[1]), wire.download(Self.parts[0]), wire.ask("getvar:product"),
            ]
        }
        let stuck = "FAILError: Last flash failed : CRC Error"
        #expect(answers == ["OKAY", "FAILfailed to check sparse crc", stuck, stuck, "OKAYchopin"])
    }
}
