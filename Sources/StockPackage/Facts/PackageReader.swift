import Bytes
import Images

/// Puts together what the files of an archive say, and compares every statement with every other.
struct PackageReader {
    let archive: PackageArchive

    func read() throws(PackageError) -> PackageFacts {
        var problems: [PackageProblem] = []
        var remarks: [String] = []
        let scripts = ModeReader(archive: archive).read(into: &problems, remarks: &remarks)
        guard !scripts.isEmpty || !problems.isEmpty else {
            throw .notPackage(path: archive.path, what: "it has no flash_all script")
        }

        let identity = Identity(
            archive: archive, scripts: scripts.map(\.script), problems: &problems)
        checkName(identity.name, problems: &problems)
        checkImagesExist(scripts, problems: &problems)
        let images = ImageVerifier(archive: archive, modes: scripts).verify(into: &problems)
        let avb = AVBReader(archive: archive, modes: scripts).read()
        return PackageFacts(
            fileName: archive.fileName, kind: archive.kind, codename: identity.codename, products: identity.products,
            variant: identity.variant, region: identity.region, version: identity.version, android: identity.android,
            antiRollback: scripts.first?.antiRollback?.number, images: images, modes: scripts, problems: problems,
            remarks: remarks, nameRemarks: identity.remarks,
            carrier: identity.carrier, build: identity.build, md5: archive.archiveMD5.map(hex), avb: avb,
            checksumLists: lists(), miscMessages: MiscReader(archive: archive, modes: scripts).read())
    }

    private func lists() -> [String: ChecksumList] {
        var lists: [String: ChecksumList] = [:]
        for path in ChecksumList.paths {
            guard let bytes = archive.file(path)?.contents else { continue }
            lists[path] = try? ChecksumList(bytes)
        }
        return lists
    }

    /// The ten hex digits of the name are the start of the MD5 of the .tgz: true of 3,418 published names of 3,418.
    private func checkName(_ name: PackageName?, problems: inout [PackageProblem]) {
        guard archive.kind == .tgz, let name, let md5 = archive.archiveMD5 else { return }
        let found = hex(md5)
        guard !found.hasPrefix(name.md5Prefix) else { return }
        problems.append(
            PackageProblem(
                kind: .integrity, mode: nil,
                sentence: "The package is damaged or was changed: its MD5 does not begin as its file name says.",
                evidence: "by the name of \(archive.fileName) its MD5 begins with \(name.md5Prefix); it is \(found)"))
    }

    private func checkImagesExist(_ modes: [PackageMode], problems: inout [PackageProblem]) {
        for mode in modes {
            for step in mode.steps {
                guard case .flash(let partition, let image) = step.action else { continue }
                let scan = archive.file(image)?.scan
                // An image of no bytes is what a download or an unpacking that broke off leaves behind.
                if let scan, scan.bytes > 0, scan.layout.expandedBytes > 0 { continue }
                problems.append(
                    PackageProblem(
                        kind: .integrity, mode: mode.mode,
                        sentence: scan == nil
                            ? "The package lacks \(image), which its script writes to \(partition)."
                            : "\(image), which the package's script writes to \(partition), is empty.",
                        evidence: "\(mode.script.fileName) line \(step.line): \(step.text.trimmed)"))
            }
        }
    }
}
