import ArgumentParser
import Glibc
import VirtualPhone

/// `virtual-phone pack`: makes a stock package that fits a sample phone.
struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a stock package that fits a sample phone, without a byte of the vendor's.")

    @Option(help: "The phone's codename.")
    var profile: String

    @Option(help: "The folder for the package; it is made where it is missing.")
    var out: String

    @Option(help: "What to make: tgz, tar or folder.")
    var form: PackageOptions.Form = .tgz

    @Option(help: "The same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "How large the unpacked package is: small (6 MB), medium (about 50 MB), or a number of bytes.")
    var size: PackageSize = PackageSize(size: .medium)

    @Option(
        help:
            "A sparse image of so many bytes or more is listed as sent in parts of so many bytes."
    )
    var partLimit: UInt64?

    @Option(help: "A file whose bytes stand for the part of firmware that compresses.")
    var sample: String?

    func run() throws {
        var options = PackageOptions()
        options.form = form
        options.seed = seed
        options.size = size.size
        options.sparseListLimit = partLimit
        options.sample = sample
        // Whatever else is wrong with it shows when the package is written.
        _ = unsafe mkdir(out, 0o755)
        let made = try StockPackageMaker(recipe: .named(profile), options: options).make(into: out)
        print(made.path)
    }
}

extension PackageOptions.Form: ExpressibleByArgument {}

/// `small`, `medium` or a number of bytes.
struct PackageSize: ExpressibleByArgument {
    let size: PackageOptions.Size

    init(size: PackageOptions.Size) { self.size = size }

    var defaultValueDescription: String { "medium" }

    init?(argument: String) {
        switch argument.lowercased() {
        case "small": size = .small
        case "medium": size = .medium
        default:
            guard let bytes = UInt64(argument) else { return nil }
            size = .bytes(bytes)
        }
    }
}
