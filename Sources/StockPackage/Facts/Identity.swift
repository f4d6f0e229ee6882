/// Which phone and which firmware a package is for, from all its witnesses: scripts, misc.txt, top folder, file name.
struct Identity {
    let name: PackageName?
    let codename: String
    let products: [String]
    let variant: String?
    let region: Region?
    let version: String?
    let android: String?
    /// Android's build variant, `user` or `userroot`, by the names; nil where none says it.
    let build: String?
    /// By the names; nil for the open market.
    let carrier: String?
    /// What the names say that the rest of the package does not.
    let remarks: [String]

    init(archive: PackageArchive, scripts: [FlashScript], problems: inout [PackageProblem]) {
        let misc = archive.file("misc.txt")?.contents.map(MiscText.init)
        let named = PackageName(archive.fileName)
        // An unpacked folder and the folder inside an archive bear the name without the hash.
        let top = archive.topDirectory?.split(separator: "/").last.map(String.init)
        let folderName = archive.kind == .folder ? top ?? archive.fileName : top
        let folder = folderName.flatMap { PackageName($0 + separator($0) + "0000000000") }
        name = named

        let accepted = Self.products(of: scripts)
        products = accepted
        // The bootloader answers the chip and misc.txt names the model: two answers to two questions, and no contradiction.
        let isOfChip = !accepted.isEmpty && accepted.allSatisfy(isChipName)
        let model = misc?.device.map { Variant($0).codename }
        /// Whether a name is one of the phone that the package is for; where nothing inside says which, any is.
        func fits(_ name: PackageName) -> Bool {
            let codename = Variant(name.variant).codename
            return accepted.isEmpty || (isOfChip ? model == nil || codename == model : accepted.contains(codename))
        }
        let names = [named, folder].compactMap(\.self)
        let own = names.first(where: fits)
        let name = own ?? names.first
        codename =
            (isOfChip ? nil : accepted.first) ?? model ?? name.map { Variant($0.variant).codename } ?? accepted.first
            ?? ""
        if accepted.isEmpty, !scripts.isEmpty {
            problems.append(
                PackageProblem(
                    kind: .integrity, mode: nil, sentence: "The scripts do not say which phone the package is for.",
                    evidence: "no product check in \(scripts.map(\.fileName).joined(separator: ", "))"))
        }
        if let device = misc?.device, let model, !accepted.isEmpty, !isOfChip, !accepted.contains(model) {
            problems.append(
                PackageProblem(
                    kind: .integrity, mode: nil,
                    sentence: "The package does not agree with itself about the phone it is for.",
                    evidence: "misc.txt says \(device), the scripts say \(accepted.joined(separator: ", "))"))
        }
        var remarks = Set(names.filter { !fits($0) }.map(\.variant)).sorted().map {
            "the name says \($0), the scripts check for \(accepted.joined(separator: ", "))"
                + ((isOfChip ? model : nil).map { " and misc.txt says \($0)" } ?? "")
        }
        if let inside = misc?.version, let outside = names.first?.version, inside != outside,
            misc?.values["build_number"] != outside
        {
            remarks.append("the name says version \(outside), misc.txt says \(inside)")
        }
        variant = name?.variant
        carrier = name?.carrier
        // A file that was renamed may still hold a folder whose name says it.
        let spelt = [archive.fileName, folderName ?? ""].joined(separator: " ").lowercased()
        build =
            names.first(where: \.isUserRoot)?.build ?? ["userroot", "userdebug"].first(where: spelt.contains)
            ?? names.lazy.compactMap(\.build).first
        // The name of another phone's package tells nothing about this one's content.
        version = misc?.version ?? own?.version
        let letters = version.flatMap(VersionLetters.init(version:))
        let release = letters.map { "\($0.androidMajor)" }
        let said = own?.android
        if let release, let said, said.split(separator: ".").first.map(String.init) != release {
            remarks.append("the name says Android \(said), the version's letters stand for Android \(release)")
            android = release
        } else {
            android = said ?? release
        }
        let suffix = name.map { Variant($0.variant).region }
        let field = name?.region.flatMap(Region.init(field:))
        // Nor does it say where this one is sold: a lock would rest on it.
        region = letters?.region ?? (own == nil ? nil : field ?? suffix)
        // Older packages for Turkey, Taiwan, Russia and Indonesia say `global` in the name: no contradiction.
        let witnesses = Set([letters?.region, field, suffix].compactMap(\.self)).subtracting([.global])
        if witnesses.count > 1 {
            remarks.append(
                "the region is named in different ways: \(witnesses.map(\.rawValue).sorted().joined(separator: ", "))")
        }
        self.remarks = remarks
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
