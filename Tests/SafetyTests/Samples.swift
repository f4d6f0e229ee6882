import Plan
import Safety
import Testing

@testable import Images
@testable import StockPackage

/// Packages, phones and plans for the gates, put together from script texts.
enum Samples {
    /// The product check of a stock shell script; two lines.
    static func product(_ pattern: String) -> String {
        """
        fastboot $* getvar product 2>&1 | grep -E "\(pattern)"
        if [ $? -ne 0 ] ; then echo "Missmatching image and device"; exit 1; fi

        """
    }

    /// The check of liuqin, which is the phone of these tests.
    static let liuqin = product("^product: *liuqin$")

    /// A line that flashes one image.
    static func flash(_ partition: String) -> String {
        "fastboot $* flash \(partition) `dirname $0`/images/x.img || exit 1\n"
    }

    static func mode(
        _ text: String, as mode: FlashMode = .clean, file: String? = nil, anti: AntiRollbackDeclaration? = nil
    ) throws -> PackageMode {
        let names: [FlashMode: String] = [
            .clean: "flash_all.sh", .keepData: "flash_all_except_storage.sh", .cleanLock: "flash_all_lock.sh",
        ]
        let script = try FlashScript(fileName: file ?? names[mode] ?? "", text: Array(text.utf8))
        return PackageMode(mode: mode, script: script, antiRollback: anti)
    }

    static func package(
        _ modes: [PackageMode], products: [String] = ["liuqin"], region: Region? = .china,
        problems: [PackageProblem] = [], images: [PackageImage] = [], fileName: String = "liuqin.tgz",
        variant: String? = nil, version: String = "OS2.0.203.0.VMYCNXM", kind: PackageArchive.Kind = .tgz,
        android: String? = nil
    ) -> PackageFacts {
        PackageFacts(
            fileName: fileName, kind: kind, codename: products.first ?? "", products: products, variant: variant,
            region: region, version: version,
            android: android ?? VersionLetters(version: version).map { "\($0.androidMajor).0" },
            antiRollback: modes.first?.antiRollback?.number,
            images: images,
            modes: modes, problems: problems, remarks: [])
    }

    /// An image of so many bytes, named by this list.
    static func image(
        _ file: String, bytes: UInt64 = 8192, verifiedBy: [String] = ["md5sum.xml"], isSparse: Bool = false
    ) -> PackageImage {
        let layout = ImageLayout(
            isSparse: isSparse, blockSize: 4096, totalBlocks: UInt32(bytes / 4096),
            extents: [Extent(firstBlock: 0, blockCount: UInt32(max(1, bytes / 4096)), content: .data(offset: 0))],
            fileBytes: bytes,
            expandedBytes: bytes)
        let scan = ImageScan(
            layout: layout, bytes: bytes, md5: [], sha256: nil, crc32: 0, dataCRC32: 0,
            blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
        return PackageImage(file: file, path: "images/\(file)", scan: scan, verifiedBy: verifiedBy)
    }

    /// What a phone lists: names with their sizes in bytes.
    static func partitions(_ sizes: [String: UInt64?]) -> [String: PhonePartition] {
        Dictionary(
            uniqueKeysWithValues: sizes.map { name, bytes in
                (name.lowercased(), PhonePartition(name: name, size: bytes.map { .init(bytes: $0) }))
            })
    }

    /// An unlocked liuqin that knows no anti-rollback and lists no partitions.
    static func phone(_ change: (inout PhoneFacts) -> Void = { _ in }) -> PhoneFacts {
        var phone = PhoneFacts(address: "usb:1-2")
        phone.product = "liuqin"
        phone.lock = .unlocked
        phone.lockEvidence = "getvar unlocked: yes"
        phone.batteryOK = true
        change(&phone)
        return phone
    }

    /// What one gate, or all of them, say to a mode of a package on a phone.
    static func findings(
        _ gate: GateID?, _ package: PackageFacts, mode: FlashMode = .clean, phone: PhoneFacts? = Samples.phone()
    ) throws -> [Finding] {
        let plan = try #require(Planner(package: package).plan(mode, for: phone))
        let all = Gate.findings(on: GateInput(plan: plan, phone: phone, package: package))
        for finding in all { expectSpoken(finding) }
        return gate.map { id in all.filter { $0.gate == id } } ?? all
    }

    /// Every finding says what was read and what to do, in a sentence that can be read; consent has a word and nothing else has.
    static func expectSpoken(_ finding: Finding) {
        let gate = Gate.all.first { $0.id == finding.gate }
        #expect(
            gate?.severities.contains(finding.severity) == true, "\(finding.gate) does not list \(finding.severity)")
        #expect(!finding.sentence.isEmpty && finding.sentence.count <= 160, "\(finding.gate): \(finding.sentence)")
        #expect(finding.sentence.hasSuffix("."), "\(finding.sentence)")
        #expect(!finding.evidence.isEmpty, "\(finding.gate): \(finding.sentence)")
        #expect(!finding.advice.isEmpty, "\(finding.gate): \(finding.sentence)")
        #expect((finding.consentWord?.isEmpty == false) == (finding.severity == .confirm), "\(finding)")
    }
}
