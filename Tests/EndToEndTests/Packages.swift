import Foundation
import Synchronization
import VirtualPhone

/// A package in a temporary folder that goes with the value.
final class Packed: Sendable {
    let made: MadePackage
    private let folder: URL

    init(_ profile: String, form: PackageOptions.Form = .tgz, flaws: [PackageFlaw] = [], partLimit: UInt64? = nil)
        throws
    {
        folder = try temporaryFolder()
        var options = PackageOptions()
        options.size = .small
        options.form = form
        options.flaws = flaws
        options.sparseListLimit = partLimit
        made = try StockPackageMaker(recipe: .named(profile), options: options).make(into: folder.path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { made.path }

    /// The bytes of a file of an unpacked package.
    func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    /// Puts bytes in the place of a file of an unpacked package.
    func put(_ bytes: [UInt8], as name: String) throws {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    }
}

private let shared = Mutex<[String: Packed]>([:])

/// The sound .tgz of a profile, made once for all tests.
func soundPackage(_ profile: String) throws -> Packed {
    try shared.withLock { made in
        if let packed = made[profile] { return packed }
        let packed = try Packed(profile)
        made[profile] = packed
        return packed
    }
}

/// The sample phones: a generation of scripts each.
let allProfiles = [
    "liuqin", "chopin", "raphaelin", "daisy", "whyred", "chopin_mitee", "umi", "piano", "popsicle", "hydrogen",
]

/// Consents to a flash that erases.
let consents = "account-binding,data-loss"

/// The same, and to the model where the bootloader tells its chip alone.
func consents(_ profile: String) -> String { consents + (profile == "hydrogen" ? ",device-match=hydrogen" : "") }
