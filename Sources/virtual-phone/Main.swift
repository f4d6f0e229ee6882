import ArgumentParser

@main
struct VirtualPhoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "virtual-phone",
        abstract: "Plays a phone in fastboot or recovery, for tests and demonstrations.",
        subcommands: [Serve.self, List.self, Pack.self, Token.self],
        defaultSubcommand: Serve.self)
}
