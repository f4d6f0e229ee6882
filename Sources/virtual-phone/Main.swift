import ArgumentParser

@main
struct VirtualPhoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "virtual-phone",
        abstract: "Plays a phone in fastboot, for tests and demonstrations.",
        subcommands: [Serve.self, List.self, Pack.self],
        defaultSubcommand: Serve.self)
}
