extension PackageRecipe {
    /// One file of `images/`.
    public struct Image: Codable, Sendable, Equatable {
        /// What the file looks like from outside.
        public enum Kind: String, Codable, Sendable {
            case elf, fat, boot, dtbo, vbmeta, mtk, preloader, ext4, noise, zeros
            case vendorBoot = "vendor_boot"
        }

        /// The base name.
        public var file: String
        /// What the file looks like.
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
        /// The most bytes to which an image without a file system grows; it must grow.
        public var most: UInt64?
    }

    /// One line of the script that does something to the phone.
    public struct Step: Codable, Sendable, Equatable {
        /// A fastboot command.
        public enum Action: String, Codable, Sendable { case flash, erase, setActive, oem, reboot }

        /// The step runs only if the phone's variable begins with this value.
        public struct Condition: Codable, Sendable, Equatable {
            /// What `getvar` is asked for.
            public var variable: String
            /// How the answer begins.
            public var value: String
        }

        /// What the step does.
        public var `do`: Action
        /// What is flashed or erased, as the script names it: `boot_ab`.
        public var partition: String?
        /// A file of `images/`.
        public var image: String?
        /// What `set_active` takes.
        public var slot: String?
        /// What `oem` takes.
        public var argument: String?
        /// The step is in a block that a variable of the phone guards.
        public var when: Condition?
        /// The script goes on whatever the phone answers.
        public var mayFail: Bool?
        /// The line is there, but commented out.
        public var commented: Bool?
        /// The script looks whether the image is in the package, and erases the partition where it is not.
        public var ifPresent: Bool?

        var isComment: Bool { commented ?? false }
        var looks: Bool { ifPresent ?? false }

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
        /// How the answer to `getvar product` is compared.
        public enum ProductMatch: String, Codable, Sendable { case exact, prefix, substring }
        /// `if [ $? -ne 0 ]` after each line, or `|| handle_error` on it, a function of four lines or of one. Only in .sh.
        public enum OnError: String, Codable, Sendable {
            case `if`, handler
            case shortHandler = "short_handler"
        }
        /// How a failed line ends the .bat: at once, or by a label at the end of the script.
        public enum BatchOnError: String, Codable, Sendable { case exit, label }
        /// What follows `flash_all_except_`.
        public enum KeepDataName: String, Codable, Sendable {
            case storage
            case dataStorage = "data_storage"
        }
        /// What the script that keeps data does with the lines that wipe.
        public enum KeepData: String, Codable, Sendable { case removed, commented }
        /// The folder of the script, as `$(dirname $0)`, in backticks, or in the variable `SCRIPT_PATH`.
        public enum ImagePath: String, Codable, Sendable { case dollar, backticks, variable }

        /// The check of the anti-rollback number.
        public struct AntiRollback: Codable, Sendable, Equatable {
            /// Whether the number is in the scripts or in `images/anti_version.txt`.
            public enum Place: String, Codable, Sendable { case script, file }
            /// Where the number is.
            public var stored: Place
            /// The variable of the phone that the script compares with.
            public var variable: String
            /// The package's number. A phone with a higher one is refused.
            public var number: Int
            /// False for scripts that ask with a bare `fastboot getvar`, without `$*`.
            public var passesArguments: Bool
        }

        /// How the product is compared.
        public var productMatch: ProductMatch
        /// How a failed line ends the .sh.
        public var onError: OnError
        /// The name of the script that keeps data.
        public var keepDataName: KeepDataName
        /// Its form.
        public var keepData: KeepData
        /// How the .sh finds the images.
        public var imagePath: ImagePath
        /// Nil if the scripts do not check.
        public var antiRollback: AntiRollback?
        /// Nil for the form that most generations have.
        public var batchOnError: BatchOnError?
        /// What a phone must not answer: another model with the same chip.
        public var refuses: Step.Condition?
        /// Whether the script that keeps data compares the phone's security patch with `images/platform_security_patch.txt`.
        public var checksPatch: Bool?
    }
}
