import ArgumentParser
import RestockKit

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows a flash from start to end on a virtual phone. No phone is needed, and none is touched.",
        discussion: """
            A sample package is made in a temporary folder, a virtual phone listens on 127.0.0.1, and the commands that you would type are \
            run on it: what is refused, what is asked, what is written. At the end the phone's storage is compared with the package.
            """)

    func run() throws {
        let stage = try DemoStage()
        defer { stage.clear() }
        try DemoStory(stage: stage).tell()
    }
}
