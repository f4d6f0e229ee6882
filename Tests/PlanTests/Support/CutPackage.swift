import Testing

@testable import StockPackage

/// Packages whose scripts somebody changed, while their images stayed.
extension PackageFacts {
    /// The same package with these scripts in the place of its own.
    init(_ facts: PackageFacts, modes: [PackageMode]) {
        self.init(
            fileName: facts.fileName, kind: facts.kind, codename: facts.codename, products: facts.products,
            variant: facts.variant, region: facts.region, version: facts.version, android: facts.android,
            antiRollback: facts.antiRollback, images: facts.images, modes: modes, problems: facts.problems,
            remarks: facts.remarks)
        avb = facts.avb
        build = facts.build
        checksumLists = facts.checksumLists
    }
}

/// The modes of a package after every script went through `change`, line by line.
/// - Parameter change: gets a line and the name of its script; nil drops the line.
func changedModes(
    of facts: PackageFacts, scripts: [String: String], paths: Set<String>, texts: [String: [UInt8]],
    _ change: (String, String) -> String?
) throws -> [PackageMode] {
    let view = ScriptPackage(folderName: nil, paths: paths, text: { texts[$0] })
    return try facts.modes.map { mode in
        let name = mode.script.fileName
        let lines = try #require(scripts[name]).split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.compactMap { change(String($0), name) }.joined(separator: "\n")
        let script = try FlashScript(fileName: name, text: Array(text.utf8), in: view)
        return PackageMode(
            mode: mode.mode, script: script, antiRollback: mode.antiRollback, difference: mode.difference)
    }
}
