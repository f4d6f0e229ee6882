import Testing
import VirtualPhone

/// fastbootd: the words are those of AOSP's sources, and Debian's fastboot is the host.
@Suite struct DeviceUserspaceTests {
    private func play(
        _ name: String = "liuqin", _ options: DeviceOptions = .init(), _ body: (PlayedPhone) async throws -> Void
    ) async throws {
        var options = options
        options.mode = .fastbootd
        try await PlayedPhone.play(name, options, body)
    }

    private func ask(_ phone: PlayedPhone, _ commands: [String]) async throws -> [String] {
        try await onThread {
            let wire = try Wire(phone.port.number)
            return try commands.map { try wire.ask($0) }
        }
    }

    @Test func aNameIsABlockDeviceAndNothingIsAddedToIt() async throws {
        try await play { (phone) async throws in
            let names = [
                "is-logical:system_a", "is-logical:system_b", "is-logical:boot_a", "is-logical:system",
                "is-logical:boot",
                "partition-size:system_a", "partition-size:system_b", "partition-size:system", "partition-type:boot",
                "partition-size:vbmeta_a", "has-slot:system", "has-slot:boot", "has-slot:userdata", "has-slot:nowhere",
                "has-slot", "nonsense", "super-partition-name", "current-slot", "slot-count",
            ]
            #expect(
                try await ask(phone, names.map { "getvar:\($0)" }) == [
                    "OKAYyes", "OKAYyes", "OKAYno", "FAILPartition not found", "FAILPartition not found",
                    "OKAY0xC0000000", "OKAY0x0", "FAILCould not open partition", "FAILInvalid partition",
                    "OKAY0x10000", "OKAYyes", "OKAYyes", "OKAYno", "OKAYno",
                    "FAILMissing argument", "FAILUnknown variable", "OKAYsuper", "OKAYa", "OKAY2",
                ])
        }
    }

    @Test func logicalPartitionsTakeFromOneSpace() async throws {
        try await play { (phone) async throws in
            // The table takes the first MiB of super's 9,126,805,504 bytes; liuqin's slot a has 8,053,063,680 of the rest.
            let left = 9_126_805_504 - (1 << 20) - 8_053_063_680
            #expect(
                try await ask(
                    phone,
                    [
                        "resize-logical-partition:system_b:\(left)", "resize-logical-partition:vendor_b:1",
                        "resize-logical-partition:system_b:0", "resize-logical-partition:vendor_b:1",
                        "getvar:partition-size:vendor_b", "resize-logical-partition:nowhere_a:0",
                        "resize-logical-partition:vendor_b:some", "resize-logical-partition:vendor_b",
                        "create-logical-partition:vendor_b:0", "create-logical-partition:odm_a:4097",
                        "getvar:partition-size:odm_a", "getvar:is-logical:odm_a",
                        "create-logical-partition:more_a:\(left)", "getvar:is-logical:more_a",
                        "delete-logical-partition:odm_a", "delete-logical-partition:odm_a", "getvar:is-logical:odm_a",
                    ]) == [
                        "OKAYPartition resized", "FAILNot enough space to resize partition",
                        "OKAYPartition resized", "OKAYPartition resized",
                        "OKAY0x1000", "FAILPartition does not exist",
                        "FAILInvalid partition size", "FAILInvalid partition name and size",
                        "FAILPartition already exists", "OKAYPartition created",
                        "OKAY0x2000", "OKAYyes",
                        "FAILNot enough space for partition", "FAILPartition not found",
                        "OKAYPartition deleted", "OKAYPartition deleted", "FAILPartition not found",
                    ])
            #expect(try phone.remembered().logical["vendor_b"] == 4096)
        }
    }

    @Test func aFlashEndsWhereItsPartitionEnds() async throws {
        try await play { (phone) async throws in
            let bytes = noise(8192, seed: 5)
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [
                    wire.ask("resize-logical-partition:system_a:0"), wire.download(bytes), wire.ask("flash:system_a"),
                    wire.ask("resize-logical-partition:system_a:4096"), wire.ask("flash:system_a"),
                    wire.ask("resize-logical-partition:system_a:8192"), wire.download(bytes),
                    wire.ask("flash:system_a"),
                    wire.ask("flash:system_a"), wire.ask("erase:system_a"), wire.ask("flash:system"),
                ]
            }
            #expect(
                answers == [
                    "OKAYPartition resized", "OKAY", "FAILNo such file or directory", "OKAYPartition resized",
                    "FAILValue too large for defined data type", "OKAYPartition resized", "OKAY",
                    "OKAYFlashing succeeded", "FAILInvalid argument", "OKAYErasing succeeded",
                    "FAILNo such file or directory",
                ])
        }
    }

    @Test func newSpaceHoldsWhatLayThereBefore() async throws {
        try await play { (phone) async throws in
            let old = noise(8192, seed: 6)
            let new = noise(4096, seed: 7)
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [
                    wire.ask("resize-logical-partition:vendor_a:8192"), wire.download(old), wire.ask("flash:vendor_a"),
                    wire.ask("resize-logical-partition:vendor_a:0"), wire.ask("resize-logical-partition:vendor_a:8192"),
                    wire.download(new), wire.ask("flash:vendor_a"),
                ]
            }
            #expect(answers.allSatisfy { $0.hasPrefix("OKAY") }, "\(answers)")
            #expect(try phone.partition("vendor_a", first: 8192) == new + old[4096...])
        }
    }

    @Test func anUpdateThatIsMergedGuardsTheData() async throws {
        var options = DeviceOptions()
        options.snapshot = "merging"
        try await play("liuqin", options) { (phone) async throws in
            #expect(
                try await ask(
                    phone,
                    [
                        "getvar:snapshot-update-status", "erase:userdata", "erase:metadata", "flash:misc",
                        "snapshot-update:other",
                        "snapshot-update:merge", "getvar:snapshot-update-status", "snapshot-update:merge",
                        "erase:metadata",
                    ]) == [
                        "OKAYmerging", "FAILCannot erase userdata while a snapshot update is in progress",
                        "FAILCannot erase metadata while a snapshot update is in progress",
                        "FAILCannot flash misc while a snapshot update is in progress",
                        "FAILInvalid parameter to snapshot-update", "OKAYSuccess", "OKAYnone",
                        "FAILNo snapshot merge is in progress", "OKAYErasing succeeded",
                    ])
        }
        options.snapshot = "snapshotted"
        try await play("chopin", options) { (phone) async throws in
            #expect(
                try await ask(
                    phone, ["getvar:snapshot-update-status", "snapshot-update:cancel", "getvar:snapshot-update-status"]
                ) == ["OKAYsnapshotted", "OKAYSuccess", "OKAYnone"])
        }
    }

    @Test func aLockedPhoneKeepsItsTable() async throws {
        var options = DeviceOptions()
        options.locked = true
        try await play("liuqin", options) { (phone) async throws in
            #expect(
                try await ask(
                    phone,
                    [
                        "resize-logical-partition:system_a:0", "create-logical-partition:odm_a:0",
                        "delete-logical-partition:system_a", "download:00000004", "erase:userdata", "set_active:b",
                        "getvar:unlocked",
                    ]) == [
                        "FAILCommand not available on locked devices", "FAILCommand not available on locked devices",
                        "FAILCommand not available on locked devices", "FAILDownload is not allowed on locked devices",
                        "FAILErase is not allowed on locked devices",
                        "FAILset_active command is not allowed on locked devices", "OKAYno",
                    ])
        }
    }

    @Test func aRunSetsWhatFastbootdKnowsAndNoMore() async throws {
        var options = DeviceOptions()
        options.variables = [
            "security-patch-level": "2026-05-01", "anti": "3", "is-userspace": "no", "max-download-size": "0x1000",
            "product": "other",
        ]
        try await play("liuqin", options) { (phone) async throws in
            #expect(
                try await ask(
                    phone,
                    ["security-patch-level", "anti", "is-userspace", "max-download-size", "product"].map {
                        "getvar:\($0)"
                    }
                ) == ["OKAY2026-05-01", "FAILUnknown variable", "OKAYyes", "OKAY0x10000000", "OKAYother"])
            let all = try await phone.fastboot("getvar", "all").output
            #expect(all.contains("security-patch-level:2026-05-01\n") && !all.contains("anti:"))
            #expect(all.contains("has-slot:system:yes\n") && all.contains("is-logical:system_b:yes\n"))
        }
    }
}
