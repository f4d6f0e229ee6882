import ArgumentParser
import FoundationEssentials
import RestockKit
import VirtualPhone

/// What the demo shows, act by act. Every act is a command as a person would type it, and must end as told here.
struct DemoStory {
    let stage: DemoStage

    func tell() throws {
        let words = Words(width: Console.width, colour: false)
        Console.note(
            words.wrap("restock demo: a virtual phone, a sample package, and the commands that you would type.\n"))
        Console.note("Making a sample package ...")
        let package = try stage.package("liuqin")
        let stranger = try stage.package("raphaelin")
        let phone = try stage.phone("liuqin")
        let locked = try stage.phone("whyred")
        let name = "liuqin_images_....tgz"

        try act("1. Who is this phone?", ["status", "-s", phone.address])
        try act("2. Is the package intact, and what would it do?", ["inspect", package.path], shown: name)
        try act(
            "3. A package for another phone is refused.",
            ["flash", "-s", phone.address, stranger.path], shown: "raphaelin_in_global_images_....tgz", ends: .refused)
        let own = try stage.package("whyred")
        try act(
            "4. A locked phone takes no fastboot package, and restock knows no way round.",
            ["flash", "-s", locked.address, own.path], shown: "whyred_images_....tgz", ends: .refused)
        try act(
            "5. The flash. What cannot be undone needs consent; here the demo gives it.",
            ["flash", "-s", phone.address, "--accept", "account-binding,data-loss", package.path], shown: name)
        try compare(package, with: phone)
        Console.note("\nNow your own phone: restock doctor")
    }

    private func act(
        _ title: String, _ arguments: [String], shown: String? = nil, ends expected: Outcome = .done
    ) throws {
        pause()
        Console.note("\n--- \(title)")
        let words = arguments.map { $0.hasSuffix(".tgz") ? shown ?? $0 : $0 }
        Console.note(
            Words(width: Console.width, colour: false).hang("$ restock \(words.joined(separator: " "))", indent: 4)
                + "\n")
        var status: Int32 = 0
        do {
            var command = try Restock.parseAsRoot(arguments)
            try command.run()
        } catch let code as ExitCode {
            status = code.rawValue
        }
        if expected != .done || status != 0 { Console.note("(exit status \(status))") }
        guard status == expected.rawValue else {
            Console.note("restock demo: this should have ended with exit status \(expected.rawValue).")
            throw ExitCode.failure
        }
    }

    /// At a terminal each act waits for the reader, for the last one would scroll away.
    private func pause() {
        guard Console.canAsk, Console.outputIsTerminal else { return }
        Console.ask("\nEnter shows the next command (Ctrl-C ends the demo): ")
        _ = readLine()
    }

    /// The partitions on the virtual phone against what the package's images expand to, by SHA-256.
    private func compare(_ package: MadePackage, with phone: DemoStage.Phone) throws {
        pause()
        Console.note("\n--- 6. Is every byte where it belongs?")
        let comparison = try package.compare(withPhoneIn: phone.folder.path)
        guard comparison.different.isEmpty, !comparison.same.isEmpty else {
            Console.note("Not the same as in the package: \(comparison.different.joined(separator: ", "))")
            throw ExitCode.failure
        }
        Console.out(
            Words(width: Console.width, colour: false).wrap(
                "\(comparison.same.count) partitions of the virtual phone hold exactly what the package's images expand to."
            ))
    }
}
