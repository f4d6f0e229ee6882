import Firmware
import FoundationEssentials

/// How a sample stock package is made: the contents and the scripts of one phone's package, as data.
public struct PackageRecipe: Codable, Sendable, Equatable {
    /// How the file name is put together.
    public enum NameForm: String, Codable, Sendable {
        /// `<variant>_images_<VERSION>_<DATE>_<ANDROID>_<region>_<10 hex>.tgz`
        case classic
        /// `<variant>-images-<VERSION>-user-<DATE>-<ANDROID>-<region>-<10 hex>.tgz`, since 2026.
        case dash
    }

    /// Which CRC lists are in `images/`.
    public enum CRCLists: String, Codable, Sendable {
        /// No lists.
        case none
        /// Sparse list: `<partition> 0x<crc of all parts> <parts>`; older packages.
        case whole
        /// Sparse list: `<partition> <parts> 0x<crc of each part>...`; newer packages.
        case perPart
    }

    /// Where the line forms, names and sizes come from, in words.
    public var source: String
    /// The family of packages that this one belongs to.
    public var generation: String
    /// The bare codename.
    public var device: String
    /// The codename with its region suffix.
    public var variant: String
    /// What the script wants `getvar product` to answer.
    public var product: String
    /// The region field of the file name, such as `eea`.
    public var region: String
    /// The firmware's version, such as `V14.0.6.0.TKPEUXM`.
    public var version: String
    /// Android's version, such as `13.0`.
    public var android: String
    /// The time group of the name, such as `20230914.0000.00`.
    public var date: String
    /// How the file name is put together.
    public var nameForm: NameForm
    /// The level that `md5sum.xml` names, such as `2021-03-01`.
    public var securityPatch: String
    /// Lines that `misc.txt` has besides the usual three.
    public var miscExtra: [String: String]
    /// How the scripts are written.
    public var script: ScriptStyle
    /// Which CRC lists the package has.
    public var crcLists: CRCLists
    /// From this file size in bytes on, a sparse image stands in the sparse list, split at this limit.
    public var sparsePartLimit: UInt64?
    /// The files of `images/` in the order in which they are packed.
    public var images: [Image]
    /// What the wiping script does after its checks, in order. The other two scripts follow from it.
    public var steps: [Step]

    /// Reads a recipe from its JSON.
    public init(json: [UInt8]) throws(PackError) {
        do {
            self = try JSONDecoder().decode(PackageRecipe.self, from: Data(json))
        } catch {
            throw .recipe("the recipe cannot be read: \(error)")
        }
        try check()
    }

    /// The recipe for a sample phone.
    public static func named(_ name: String) throws(PackError) -> PackageRecipe {
        guard let json = Firmware.packages[name] else {
            let known = Firmware.packages.keys.sorted().joined(separator: ", ")
            throw .recipe("no recipe is named \(name); there are \(known)")
        }
        return try PackageRecipe(json: json)
    }

    /// Refuses a recipe whose scripts name a file that is not made.
    private func check() throws(PackError) {
        let lists: Set = crcLists == .none ? [] : ["crclist.txt", "sparsecrclist.txt"]
        let made = lists.union(images.map(\.file))
        for step in steps where step.do == .flash && !step.isComment && !step.looks {
            guard let image = step.image, made.contains(image), step.partition != nil else {
                throw .recipe(
                    "a flash step of \(device) names \(step.image ?? "no image"), which the recipe does not make")
            }
        }
    }
}
