extension PackageRecipe {
    /// One file of `images/`.
    public struct Image: Codable, Sendable, Equatable {
        /// What the file looks like from outside.
        public enum Kind: String, Codable, Sendable {
            case elf, fat, boot, dtbo, vbmeta, mtk, preloader, ext4, noise, zeros
            case vendorBoot = "vendor_boot"
        }

        public var file: String
        public var kind: Kind
        /// Bytes that the image covers on its partition, at the usual size of the package.
        public var bytes: UInt64
        /// The file is an Android sparse image.
        public var sparse: Bool?
        /// Bytes of files in a file system; 0 leaves it empty.
        public var content: UInt64?
        /// The label of a file system, or the part name in a MediaTek header.
        public var label: String?
        /// Takes up what a package of a larger size has more.
        public var grows: Bool?
    }

    /// One line of the script that does something to the phone.
    public struct Step: Codable, Sendable, Equatable {
        public enum Action: String, Codable, Sendable { case flash, erase, setActive, oem, reboot }

        /// The step runs only if the phone's variable begins with this value.
        public struct Condition: Codable, Sendable, Equatable {
            public var variable: String
            public var value: String
        }

        public var `do`: Action
        public var partition: String?
        /// A file of `images/`.
        public var image: String?
        public var slot: String?
        public var argument: String?
        public var when: Condition?
        /// The script goes on whatever the phone answers.
        public var mayFail: Bool?
        /// The line is there, but commented out.
        public var commented: Bool?

        var isComment: Bool { commented ?? false }

        /// The step touches what the owner keeps in the `keep data` script.
        var wipes: Bool { partition == "userdata" || partition == "metadata" }

        /// What follows `fastboot` on the line, without the path before an image.
        public var words: [String] {
            switch `do` {
            case .flash: ["flash", partition ?? "", image ?? ""]
            case .erase: ["erase", partition ?? ""]
            case .setActive: ["set_active", slot ?? ""]
            case .oem: ["oem", argument ?? ""]
            case .reboot: ["reboot"]
            }
        }
    }

    /// How the scripts of a generation are written.
    public struct ScriptStyle: Codable, Sendable, Equatable {
        public enum ProductMatch: String, Codable, Sendable { case exact, prefix, substring }
        /// `if [ $? -ne 0 ]` after each line, or `|| handle_error` on it. Only in .sh; .bat has one form.
        public enum OnError: String, Codable, Sendable { case `if`, handler }
        public enum KeepDataName: String, Codable, Sendable {
            case storage
            case dataStorage = "data_storage"
        }
        public enum KeepData: String, Codable, Sendable { case removed, commented }
        /// The folder of the script, as `$(dirname $0)` or in backticks.
        public enum ImagePath: String, Codable, Sendable { case dollar, backticks }

        public struct AntiRollback: Codable, Sendable, Equatable {
            public enum Place: String, Codable, Sendable { case script, file }
            public var stored: Place
            /// The variable of the phone that the script compares with.
            public var variable: String
            public var number: Int
            /// False for scripts that ask with a bare `fastboot getvar`, without `$*`.
            public var passesArguments: Bool
        }

        public var productMatch: ProductMatch
        public var onError: OnError
        public var keepDataName: KeepDataName
        public var keepData: KeepData
        public var imagePath: ImagePath
        public var antiRollback: AntiRollback?
    }
}
