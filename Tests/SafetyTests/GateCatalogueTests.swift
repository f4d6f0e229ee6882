import Safety
import StockPackage
import Testing

/// The names of the gates are typed by people and kept by programs: they do not change.
struct GateCatalogueTests {
    @Test func `the names of the gates are stable`() {
        #expect(
            Set(GateID.allCases.map(\.rawValue)) == [
                "package-integrity", "package-authenticity", "unknown-step", "script-difference", "identity-partition",
                "unknown-partition", "oem-command", "recovery-message",
                "device-match",
                "bootloader-locked",
                "anti-rollback", "partition-missing", "image-fits", "boot-chain", "slot-state", "snapshot-merge",
                "battery", "usb-link", "same-phone", "keep-data", "region", "data-loss", "relock", "account-binding",
                "google-frp", "unfinished-flash", "without-crc-lists",
            ])
        #expect([Finding.Severity.refuse, .confirm, .note].map(\.rawValue) == ["refuse", "confirm", "note"])
    }

    @Test func `account binding is heard first, and every gate once`() {
        #expect(
            Gate.all.map(\.id) == [
                .accountBinding, .googleFRP, .packageIntegrity, .packageAuthenticity, .unknownStep, .scriptDifference,
                .identityPartition, .unknownPartition, .oemCommand, .recoveryMessage,
                .deviceMatch,
                .bootloaderLocked, .antiRollback, .partitionMissing, .imageFits, .bootChain, .withoutCRCLists,
                .slotState,
                .snapshotMerge, .battery, .usbLink, .samePhone, .unfinishedFlash, .keepData, .dataLoss, .region,
                .relock,
            ])
        #expect(Gate.all.count == GateID.allCases.count)
    }

    @Test func `every gate says what it reads and why it exists`() {
        #expect(Gate.all.allSatisfy { !$0.reads.isEmpty && !$0.why.isEmpty && !$0.severities.isEmpty })
        #expect(Gate.all.allSatisfy { !$0.reads.hasSuffix(".") && !$0.why.hasSuffix(".") })
    }

    @Test func `a clean flash of a fitting phone asks for two consents and refuses nothing`() throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot_ab") + Samples.flash("userdata"))
        let phone = Samples.phone {
            $0.partitions = Samples.partitions(["boot_a": 8192, "boot_b": 8192, "userdata": 1 << 30])
        }
        let found = try Samples.findings(nil, Samples.package([mode]), phone: phone)
        #expect(found.map(\.gate) == [.accountBinding, .googleFRP, .dataLoss])
        #expect(found.map(\.severity) == [.confirm, .note, .confirm])
        #expect(found.map(\.consentWord) == ["understood", nil, "wipe"])
    }

    @Test func `without a phone the gates that need one are silent`() throws {
        let mode = try Samples.mode(
            Samples.liuqin + Samples.flash("boot_ab"),
            anti: AntiRollbackDeclaration(variable: "anti", number: 1, source: "flash_all.sh line 3", isExplicit: true))
        #expect(try Samples.findings(nil, Samples.package([mode]), phone: nil).map(\.gate) == [.accountBinding])
    }
}
