import Plan
import StockPackage

extension Gate {
    static let withoutCRCLists = Gate(
        id: .withoutCRCLists,
        reads: """
            crclist.txt and sparsecrclist.txt, against the parts that this phone's max-download-size makes of the images that they list
            """,
        why: """
            a bootloader that was given a list for other parts refuses an image in the middle of the flash, and takes nothing more until it \
            is restarted
            """,
        severities: [.confirm],
        judge: { input in
            guard let phone = input.phone, input.plan.hasLists else { return [] }
            let misfits = misfits(input, limit: phone.downloadLimit)
            if let first = misfits.first { return [.listsDoNotFit(first, misfits.count, phone)] }
            return input.leavesListsOut ? [.listsAreLeftOut] : []
        })

    /// What a list of the package says of an image, and how that image is sent to this phone.
    fileprivate struct Misfit {
        let list: String
        let image: String
        let line: ChecksumList.Misfit
    }

    private static func misfits(_ input: GateInput, limit: UInt64) -> [Misfit] {
        let images = Dictionary(
            input.package.images.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [Misfit] = []
        for case .flash(_, let path, _, _) in input.plan.active.filter(\.isList).map(\.action) {
            guard let list = input.package.checksumLists[path] else { continue }
            for step in input.plan.active {
                guard case .flash(_, let image, _, _) = step.action, let scan = images[image]?.scan else { continue }
                for partition in step.partitions {
                    guard let line = list.misfit(partition, scan, limit: limit) else { continue }
                    found.append(Misfit(list: fileName(path), image: fileName(image), line: line))
                }
            }
        }
        return found
    }

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension Finding {
    private static let listAdvice = "gate.without-crc-lists.advice"

    fileprivate static func listsDoNotFit(_ first: Gate.Misfit, _ count: Int, _ phone: PhoneFacts) -> Finding {
        let cut =
            first.line.listed == first.line.sent
            ? "the list is for other \(first.line.listed) parts than are sent"
            : "the list is for \(first.line.listed) \(first.line.listed == 1 ? "part" : "parts"), and \(first.line.sent) are sent"
        let more = count > 1 ? ", and so for \(count - 1) more" : ""
        return Finding(
            .withoutCRCLists, .confirm,
            Lexicon.english("gate.without-crc-lists.sentence", ["image": first.image]),
            evidence:
                "\(first.list), partition \(first.line.partition): \(cut)\(more); this phone takes \(phone.downloadLimit) bytes at a time",
            advice: Lexicon.english(listAdvice), consentWord: "without")
    }

    /// It is consented to by name, on the command line: what a bootloader does with a list is seen only when it gets one.
    fileprivate static var listsAreLeftOut: Finding {
        Finding(
            .withoutCRCLists, .confirm, Lexicon.english("gate.without-crc-lists.sentence-asked"),
            evidence: "--accept without-crc-lists", advice: Lexicon.english(listAdvice), consentWord: "without")
    }
}
