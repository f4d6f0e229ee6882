import Bytes
import Images

/// Compares every image with every list of the package that names it.
struct ImageVerifier {
    let archive: PackageArchive
    let modes: [PackageMode]

    func verify(into problems: inout [PackageProblem]) -> [PackageImage] {
        var witnesses: [String: [String]] = [:]
        checkDigests(&witnesses, &problems)
        for list in ["images/crclist.txt", "images/sparsecrclist.txt"] { checkList(list, &witnesses, &problems) }
        return archive.files.compactMap { file in
            guard let scan = file.scan else { return nil }
            let name = String(file.path.dropFirst("images/".count))
            return PackageImage(file: name, path: file.path, scan: scan, verifiedBy: witnesses[file.path] ?? [])
        }
    }

    private func checkDigests(_ witnesses: inout [String: [String]], _ problems: inout [PackageProblem]) {
        guard let bytes = archive.file("md5sum.xml")?.contents else { return }
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
                    problems.append(damaged(file.path, "md5sum.xml says \(expected), the file has \(found)"))
                }
            }
        } catch {
            problems.append(damaged("md5sum.xml", error.reason))
        }
    }

    private func checkList(_ path: String, _ witnesses: inout [String: [String]], _ problems: inout [PackageProblem]) {
        guard let bytes = archive.file(path)?.contents else { return }
        let list: ChecksumList
        do throws(ChecksumList.Malformed) {
            list = try ChecksumList(bytes)
        } catch {
            problems.append(damaged(path, "line \(error.line): \(error.reason)"))
            return
        }
        let listName = String(path.dropFirst("images/".count))
        for (partition, entry) in list.entries.sorted(by: { $0.key < $1.key }) {
            for image in images(writtenTo: partition) {
                guard let scan = archive.file(image)?.scan else { continue }
                if let disagreement = disagreement(entry, scan) {
                    problems.append(damaged(image, "\(listName), partition \(partition): \(disagreement)"))
                } else if witnesses[image]?.contains(listName) != true {
                    witnesses[image, default: []].append(listName)
                }
            }
        }
    }

    /// What the list says against what the image is; nil when they agree.
    private func disagreement(_ entry: ChecksumList.Entry, _ scan: ImageScan) -> String? {
        switch entry {
        case .file(let crc):
            return crc == scan.crc32 ? nil : "the list says \(word(crc)), the file has \(word(scan.crc32))"
        case .data(let crc, _):
            return crc == scan.dataCRC32 ? nil : "the list says \(word(crc)), the data has \(word(scan.dataCRC32))"
        case .parts(let sums):
            // The list does not say at which limit its parts were cut; its generators use these two.
            for limit in [UInt64(768) << 20, 512 << 20] {
                guard let agrees = try? scan.agrees(withPartChecksums: sums, limit: limit) else { continue }
                return agrees ? nil : "the \(sums.count) checksums of its parts do not come to the \(word(scan.dataCRC32)) of the data"
            }
            return nil
        }
    }

    /// The images that a script of this package writes to a partition, whatever slot the name ends in.
    private func images(writtenTo partition: String) -> [String] {
        var paths: [String] = []
        for mode in modes {
            for step in mode.steps {
                guard case .flash(let target, let image) = step.action, target == partition || base(target) == partition, !paths.contains(image) else { continue }
                paths.append(image)
            }
        }
        return paths
    }

    private func base(_ name: String) -> Substring {
        for ending in ["_ab", "_a", "_b"] where name.hasSuffix(ending) { return name.dropLast(ending.count) }
        return name[...]
    }

    private func damaged(_ file: String, _ evidence: String) -> PackageProblem {
        PackageProblem(
            kind: .integrity, mode: nil, sentence: "The package is damaged: \(file) is not what the package says it is.",
            evidence: evidence)
    }

    private func word(_ crc: UInt32) -> String { "0x" + hex(crc, width: 8) }
}
