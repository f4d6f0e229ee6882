import Plan
import Safety

extension DropInPolicy {
    /// As it is typed: `flash frp`.
    private static func words(_ wire: String) -> String { wire.replacing(":", with: " ", maxReplacements: 1) }

    static func never(_ wire: String, _ forbidden: ForbiddenCommand) -> DropInError {
        let next =
            switch forbidden {
            case .identity, .antiRollback, .unlock, .loneLock, .recoveryService, .emergencyMode:
                "`restock account` names the official ways."
            case .partitionTable, .noName, .otherCase, .recoveryMessage, .oemWrite: "This command changed nothing."
            }
        return .refused("\"\(words(wire))\": \(forbidden)", next: "There is no flag for it. \(next)")
    }

    static func lock(_ wire: String) -> DropInError {
        .refused(
            "\"\(words(wire))\" locks the bootloader and erases the data. On anything but whole, unmodified stock firmware the phone then never starts again; and it may never be allowed to unlock again.",
            next: """
                restock flash --mode clean-lock PACKAGE checks the package, flashes it and locks last. To lock by hand all the same, \
                name the phone's product: RESTOCK_ACCEPT=relock=PRODUCT
                """)
    }

    static func chain(_ verb: String, _ name: String) -> String {
        """
        "\(verb) \(name)" changes code that starts the phone, before fastboot is there to help. A part of it that does not fit the rest \
        leaves a phone that nothing can be flashed onto.
        """
    }

    static func unknown(_ verb: String, _ name: String, _ base: String) -> DropInError {
        .refused(
            """
            "\(verb) \(name)" changes a partition that no known stock script touches. It may hold what cannot be made again, such as the \
            calibration of this phone. Nothing was sent.
            """,
            next: """
                If you know what it is for, add: --restock-accept unknown-partition=\(base)
                For a whole script: RESTOCK_ACCEPT=unknown-partition=\(base)
                """)
    }

    static func unknownCommand(_ argument: String, _ word: String) -> DropInError {
        .refused(
            """
            restock does not know the command "oem \(argument)". Only the maker knows what it does; it may erase what cannot be made again. \
            Nothing was sent.
            """,
            next: """
                If you know what it does, add in front of it: --restock-accept oem-command=\(word)
                For a whole script: RESTOCK_ACCEPT=oem-command=\(word)
                """)
    }

    static func format(_ partition: String) -> DropInError {
        .refused(
            """
            "format \(partition)" makes a file system on this computer, which does not know how the phone's own Android makes it: encryption, \
            quotas and features that it lacks later keep the phone from starting. restock makes no file systems.
            """,
            next: """
                \(isOwners(partition) ? "Use fastboot -w, or fastboot erase \(partition): Android makes the file system when it starts. " : "")\
                A file system that was made for this phone can be flashed: fastboot flash \(partition) FILE
                """)
    }

    static func empty(_ name: String) -> String {
        """
        "erase \(name)" leaves a phone that does not start until \(partitionBase(name)) is flashed again, in the same slot. Stock flash \
        scripts that begin like this go on to the code that starts the phone, which needs your consent.
        """
    }

    /// A build whose plan erases a partition and writes nothing to it afterwards.
    static func endsErased(_ name: String) -> DropInError {
        .refused(
            """
            fastboot-info.txt erases \(name) and writes nothing to it afterwards: the phone would not start Android. Nothing was sent.
            """,
            next: "Take a build that is whole. To do as the file says: --restock-accept boot-chain")
    }

    private static func isOwners(_ partition: String) -> Bool {
        ["userdata", "cache", "metadata"].contains(partitionBase(partition))
    }

    static func lockOnNothing(_ wire: String, _ name: String) -> DropInError {
        .refused(
            """
            "\(words(wire))" would lock a phone of which this line erases \(name): it would never start again, and takes nothing from \
            fastboot then. Nothing was sent.
            """,
            next: "There is no flag for it. restock flash --mode clean-lock PACKAGE flashes, checks and locks last.")
    }

    /// `wipe-super` with a table that names another partition than super for itself.
    static func superElsewhere(_ path: String, _ name: String) -> DropInError {
        .refused(
            """
            '\(path)' says that the system's table lies in \(name), which is code that starts the phone. Written there it leaves a phone that \
            nothing can be flashed onto. Nothing was sent.
            """,
            next: "There is no flag for it. Use the super_empty.img of this phone's own build.")
    }

    /// An image for `misc` that says something to the phone's next start.
    static func message(_ partition: String, _ words: String) -> DropInError {
        .refused(
            """
            The image for \(partition) holds a message for the phone's next start that no stock package has: \(words.prefix(120)). It was \
            not written.
            """,
            next: "There is no flag for it. An image of zeros, or fastboot erase \(partition), empties it.")
    }

    static func wipeMessage(_ partition: String) -> DropInError {
        .refused(
            """
            The image for \(partition) makes the phone's recovery erase everything at the next start: photos, messages, apps. It was not \
            written.
            """,
            next:
                "If that is what you want, add: --restock-accept data-loss. For a whole script: RESTOCK_ACCEPT=data-loss"
        )
    }

    static func unaskedWipe(_ words: String) -> DropInError {
        .refused(
            "fastboot-info.txt says \"\(words)\" without being asked for a wipe. It erases everything on the phone. Nothing was sent.",
            next: "To erase the data, add -w. To do as the file says: --restock-accept data-loss")
    }

    static func otherCase(_ name: String, _ own: String) -> DropInError {
        .refused(
            """
            "\(name)": this phone spells it with other capitals, \(own). It would not find the partition, or would find another one. \
            Nothing was changed.
            """, next: "Write \(own), if that is the one.")
    }

    static let script = """
        For a stock package: restock flash FOLDER checks everything first, and writes all of it or nothing. For this command alone add \
        --restock-accept boot-chain. To run a script as it is, with /usr/lib/restock/bin first in PATH: \
        RESTOCK_ACCEPT=boot-chain ./flash_all.sh
        """
}
