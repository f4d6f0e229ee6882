import ArgumentParser
import VirtualPhone

/// `virtual-phone token FILE`: the validation that a virtual stock recovery accepts for a package.
struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a pretended validation for a package; only virtual phones accept it.")

    @Argument(help: "The package.")
    var file: String

    func run() throws {
        print(try PretendedToken(forFile: file).text)
    }
}
