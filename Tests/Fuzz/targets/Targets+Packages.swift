import StockPackage
import VirtualPhone

/// A whole package: .tar or .tgz, its lists, scripts and images.
func fuzzArchive(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        guard let package = try? StockPackage(path: path) else { return }
        _ = package.facts.problems
        for image in package.facts.images.prefix(4) {
            guard let source = try? package.open(image: image.path) else { continue }
            _ = drain(source, most: 1 << 20)
        }
    }
}

/// Both dialects; where the input has a NUL byte, one script stands on each side of it, and they are compared.
func fuzzScripts(_ bytes: [UInt8]) {
    let halves = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    let package = ScriptPackage(folderName: "probe", paths: ["images/anti_version.txt", "images/boot.img"]) {
        $0.hasSuffix(".txt") ? Array("1\n".utf8) : nil
    }
    let sh = try? FlashScript(fileName: "flash_all.sh", text: halves[0], in: package)
    let bat = try? FlashScript(fileName: "flash_all.bat", text: halves.last ?? [], in: package)
    if let sh, let bat { _ = ScriptDifference(followed: sh, other: bat)?.description }
}

func fuzzMD5Sums(_ bytes: [UInt8]) { _ = try? MD5List(bytes) }

func fuzzChecksumLists(_ bytes: [UInt8]) { _ = try? ChecksumList(bytes) }

/// The small texts of a package, its name, and what its image for misc says.
func fuzzTexts(_ bytes: [UInt8]) {
    _ = MiscMessage(bytes)
    _ = antiVersion(bytes)
    _ = MiscText(bytes)
    _ = PackageName(String(decoding: bytes, as: UTF8.self))
    _ = VersionLetters(version: String(decoding: bytes, as: UTF8.self))
}

/// An update, a recovery package, and a build with images in it.
func fuzzZip(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        _ = try? OTAPackage(path: path, workers: 1)
        _ = try? SideloadPackage(path: path)
        guard let zip = try? ImageZip(path) else { return }
        _ = try? zip.contents("android-info.txt")
        guard zip.contains("boot.img"), let source = try? zip.open("boot.img") else { return }
        _ = drain(source, most: 1 << 20)
    }
}

func fuzzVBMeta(_ bytes: [UInt8]) { _ = try? VBMeta(bytes) }

func fuzzProfiles(_ bytes: [UInt8]) { _ = try? PhoneProfile(json: bytes) }
