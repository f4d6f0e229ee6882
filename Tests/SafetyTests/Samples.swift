import Plan
import Safety
import Testing

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
    static func flash(_ partition: String) -> String { "fastboot $* flash \(partition) `dirname $0`/images/x.img\n" }

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
        problems: [PackageProblem] = []
    ) -> PackageFacts {
        PackageFacts(
            fileName: "liuqin.tgz", kind: .tgz, codename: products.first ?? "", products: products, variant: nil,
            region: region,
            version: "OS2.0.203.0.VMYCNXM", android: "15.0", antiRollback: modes.first?.antiRollback?.number,
            images: [],
            modes: modes, problems: problems, remarks: [])
    }

    /// An unlocked liuqin that knows no anti-rollback.
    static func phone(_ change: (inout PhoneFacts) -> Void = { _ in }) -> PhoneFacts {
        var phone = PhoneFacts(address: "usb:1-2")
        phone.product = "liuqin"
        phone.lock = .unlocked
        phone.lockEvidence = "getvar unlocked: yes"
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
        #expect(!finding.sentence.isEmpty && finding.sentence.count <= 160, "\(finding.gate): \(finding.sentence)")
        #expect(finding.sentence.hasSuffix("."), "\(finding.sentence)")
        #expect(!finding.evidence.isEmpty, "\(finding.gate): \(finding.sentence)")
        #expect(!finding.advice.isEmpty, "\(finding.gate): \(finding.sentence)")
        #expect((finding.consentWord?.isEmpty == false) == (finding.severity == .confirm), "\(finding)")
    }
}
