import Bytes
import Images

/// Compares every image with every list of the package that names it.
struct ImageVerifier {
    let archive: PackageArchive
    let modes: [PackageMode]

    func verify(into problems: inout [PackageProblem]) -> [PackageImage] {
        var witnesses: [String: [String]] = [:]
        checkDigests(&witnesses, &problems)
        for list in ChecksumList.paths { checkList(list, &witnesses, &problems) }
        return archive.files.compactMap { file in
            guard let scan = file.scan else { return nil }
            let name = String(file.path.dropFirst("images/".count))
            return PackageImage(file: name, path: file.path, scan: scan, verifiedBy: witnesses[file.path] ?? [])
        }
    }

    private func checkDigests(_ witnesses: inout [String: [String]], _ problems: inout [PackageProblem]) {
        guard let bytes = contents("md5sum.xml", &problems) else { return }
        do throws(MD5List.Malformed) {
            let digests = try MD5List(bytes).digests
            for file in archive.files {
                guard let scan = file.scan, let name = file.path.split(separator: "/").last.map(String.init),
                    let expected = digests[name]
                else { continue }
                let found = hex(scan.md5)
                if found == expected {
                    witnesses[file.path, default: []].append("md5sum.xml")
                } else {
                    problems.append(
                        damaged(file.path, "its MD5 differs: md5sum.xml says \(expected), the file has \(found)"))
                }
            }
        } catch {
            problems.append(damaged("md5sum.xml", error.reason))
        }
    }

    private func checkList(_ path: String, _ witnesses: inout [String: [String]], _ problems: inout [PackageProblem]) {
        guard let bytes = contents(path, &problems) else { return }
        let list: ChecksumList
        do throws(ChecksumList.Malformed) {
            list = try ChecksumList(bytes)
        } catch {
            problems.append(damaged(path, "line \(error.line): \(error.reason)"))
            return
        }
        let listName = String(path.dropFirst("images/".count))
        for (partition, entry) in list.entries.sorted(by: { $0.key < $1.key }) {
            let verdicts = images(writtenTo: partition).compactMap { image in
                archive.file(image)?.scan.map { (image: image, verdict: judge(entry, $0)) }
            }
            for (image, verdict) in verdicts where verdict == .agrees && witnesses[image]?.contains(listName) != true {
                witnesses[image, default: []].append(listName)
            }
            // A name without slot may stand for different images of the two slots, of which it names one.
            if verdicts.contains(where: { $0.verdict == .agrees }) { continue }
            for case (let image, .disagrees(let words)) in verdicts {
                problems.append(damaged(image, "its CRC-32 differs: \(listName), partition \(partition): \(words)"))
            }
        }
    }

    /// The bytes of a list. One that is there but too large to be kept is a problem: it must not pass as one that is not there.
    private func contents(_ path: String, _ problems: inout [PackageProblem]) -> [UInt8]? {
        guard let file = archive.file(path) else { return nil }
        if file.contents == nil { problems.append(damaged(path, "it is too large for a list (\(file.bytes) bytes)")) }
        return file.contents
    }

    /// What came of comparing an image with its line in a list.
    private enum Verdict: Equatable {
        case agrees
        case disagrees(String)
        /// The line's parts are cut in a way that is not known, so nothing can be said.
        case unknown
    }

    private func judge(_ entry: ChecksumList.Entry, _ scan: ImageScan) -> Verdict {
        switch entry {
        case .file(let crc):
            return crc == scan.crc32
                ? .agrees : .disagrees("the list says \(word(crc)), the file has \(word(scan.crc32))")
        case .data(let crc, _):
            return crc == scan.dataCRC32
                ? .agrees : .disagrees("the list says \(word(crc)), the data has \(word(scan.dataCRC32))")
        case .parts(let sums):
            // The list does not say at which limit its parts were cut; its generators use these.
            let answers = [UInt64(768) << 20, 512 << 20, 128 << 20].compactMap {
                try? scan.agrees(withPartChecksums: sums, limit: $0)
            }
            if answers.contains(true) { return .agrees }
            if answers.isEmpty { return .unknown }
            return .disagrees(
                "the \(sums.count) checksums of its parts do not come to the \(word(scan.dataCRC32)) of the data")
        }
    }

    /// The images that a script of this package writes to a partition: under exactly this name, or else in any of its slots.
    private func images(writtenTo partition: String) -> [String] {
        var exact: [String] = []
        var slotted: [String] = []
        for case .flash(let target, let image) in modes.flatMap(\.steps).map(\.action) {
            if target == partition, !exact.contains(image) { exact.append(image) }
            if PartitionName.base(of: target) == partition, !slotted.contains(image) { slotted.append(image) }
        }
        return exact.isEmpty ? slotted : exact
    }

    private func damaged(_ file: String, _ evidence: String) -> PackageProblem {
        PackageProblem(
            kind: .integrity, mode: nil,
            sentence: "The package is damaged: \(file) is not what the package says it is.",
            evidence: evidence)
    }

    private func word(_ crc: UInt32) -> String { "0x" + hex(crc, width: 8) }
}
