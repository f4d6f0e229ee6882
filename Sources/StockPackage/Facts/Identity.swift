/// Which phone and which firmware a package is for, from all its witnesses: scripts, misc.txt, top folder, file name.
struct Identity {
    let name: PackageName?
    let codename: String
    let products: [String]
    let variant: String?
    let region: Region?
    let version: String?
    let android: String?

    init(archive: PackageArchive, scripts: [FlashScript], problems: inout [PackageProblem], remarks: inout [String]) {
        let misc = archive.file("misc.txt")?.contents.map(MiscText.init)
        let named = PackageName(archive.fileName)
        // An unpacked folder and the folder inside an archive bear the name without the hash.
        let folderName = archive.kind == .folder ? archive.topDirectory ?? archive.fileName : archive.topDirectory
        let folder = folderName.flatMap { PackageName($0 + separator($0) + "0000000000") }
        let name = named ?? folder
        self.name = named

        let accepted = Self.products(of: scripts)
        products = accepted
        codename = accepted.first ?? misc?.device ?? name.map { Region.split(variant: $0.variant).codename } ?? ""
        if accepted.isEmpty, !scripts.isEmpty {
            problems.append(
                PackageProblem(
                    kind: .integrity, mode: nil, sentence: "The scripts do not say which phone the package is for.",
                    evidence: "no product check in \(scripts.map(\.fileName).joined(separator: ", "))"))
        }
        if let device = misc?.device, !accepted.isEmpty, !accepted.contains(Region.split(variant: device).codename) {
            problems.append(
                PackageProblem(
                    kind: .integrity, mode: nil,
                    sentence: "The package does not agree with itself about the phone it is for.",
                    evidence: "misc.txt says \(device), the scripts say \(accepted.joined(separator: ", "))"))
        }
        if let name, !accepted.isEmpty, !accepted.contains(Region.split(variant: name.variant).codename) {
            remarks.append("the name says \(name.variant), the scripts check for \(accepted.joined(separator: ", "))")
        }
        if let inside = misc?.version, let outside = name?.version, inside != outside,
            misc?.values["build_number"] != outside
        {
            remarks.append("the name says version \(outside), misc.txt says \(inside)")
        }
        variant = name?.variant
        version = misc?.version ?? name?.version
        let letters = version.flatMap(VersionLetters.init(version:))
        android = name?.android ?? letters.map { "\($0.androidMajor)" }
        let suffix = name.map { Region.split(variant: $0.variant).region }
        let field = name?.region.flatMap(Region.init(field:))
        region = letters?.region ?? field ?? suffix
        // Older packages for Turkey, Taiwan, Russia and Indonesia say `global` in the name: no contradiction.
        let witnesses = Set([letters?.region, field, suffix].compactMap(\.self)).subtracting([.global])
        if witnesses.count > 1 {
            remarks.append(
                "the region is named in different ways: \(witnesses.map(\.rawValue).sorted().joined(separator: ", "))")
        }
    }

    private static func products(of scripts: [FlashScript]) -> [String] {
        var names: [String] = []
        for script in scripts {
            for check in script.checks {
                guard case .product(let more, _, _) = check else { continue }
                for name in more where !names.contains(name) { names.append(name) }
            }
        }
        return names
    }
}

private func separator(_ folder: String) -> String {
    folder.contains("-images-") ? "-" : "_"
}
