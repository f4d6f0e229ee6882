import ArgumentParser
import RestockKit
import Safety

struct Gates: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every reason for which a flash is refused or needs consent: what it reads, and why it exists.")
    @OptionGroup var output: OutputOption

    func run() throws {
        Console.out(output.json ? jsonLine(GatesJSON(Gate.all)) : GatesText.render(Gate.all, width: Console.width))
    }
}
