import Bytes
import Fastboot
import RestockKit

/// The output of AOSP's `fastboot`: what is being done, padded to 50 columns, and how it ended.
struct DropInScreen {
    /// What an event puts on standard error; line ends are part of it.
    static func text(_ event: DropInEvent) -> String {
        switch event {
        case .begun(let task): padded(words(task)) + " "
        case .ended(let seconds): "OKAY [\(fixed(seconds, width: 7))s]\n"
        case .failed(let why): "FAILED (\(Words.plain(why)))\n"
        case .message(.info(let line)): "(bootloader) \(ForeignText.lines(line))\n"
        case .message(.text(let text)): ForeignText.lines(text)
        case .line(let line): Words.plain(line) + "\n"
        case .variable(let name, let value): "\(Words.plain(name)): \(Words.plain(value))\n"
        }
    }

    /// The last line of a run that succeeded.
    static func finished(_ seconds: Double) -> String { "Finished. Total time: \(fixed(seconds, width: 0))s\n" }

    /// What ends a run that did not.
    static func text(_ error: DropInError, width: Int) -> String {
        let words = Words(width: width, colour: false)
        switch error {
        case .command(let cause, let task):
            return "fastboot: error: Command failed\n" + (hint(cause, task).map { words.wrap($0) + "\n" } ?? "")
        case .stopped(let sentence): return "fastboot: error: \(Words.plain(sentence))\n"
        case .nobody(let sentence): return words.wrap("fastboot: error: \(sentence)") + "\n"
        case .refused(let sentence, let next):
            return words.wrap("fastboot: error: refused by restock: \(sentence)") + "\n" + words.wrap(next) + "\n"
        case .said: return ""
        }
    }

    /// What to do about it, where that is known better than the phone's own words say.
    private static func hint(_ error: FastbootError, _ task: DropInTask) -> String? {
        switch error {
        case .transport(.disconnected), .transport(.timedOut):
            !task.leavesPartitionIncomplete
                ? brokenOff(task)
                : """
                The transfer broke off: what was being written is not complete. Do not restart the phone; check cable and port, then run the \
                same command again.
                """
        case .surplus:
            "The phone answered more often than it was asked. What it said last is not to be relied on; run the same command again."
        case .sizeMismatch:
            "Nothing was sent. If the phone is silent from now on it waits for bytes: restart it into fastboot mode."
        case .silent: "The phone fell silent. Replug it, restart it into fastboot mode, and run the same command again."
        case .rejected(_, _, .locked): "The bootloader is locked: it takes no flash."
        default: nil
        }
    }

    /// The connection is gone, and no partition is in the middle of being written.
    private static func brokenOff(_ task: DropInTask) -> String {
        switch task {
        case .asking, .checking:
            "The phone did not answer a question. Nothing was being written; check cable and port, then run the same command again."
        case .uploading, .fetching:
            "The file is not complete, and was not kept. Check cable and port, then run the same command again."
        case .rebooting, .booting, .resuming:
            "The connection ended before the phone's answer. It may be restarting: look at it before you do anything else."
        default:
            "The connection ended before the phone's answer. Whether the command was carried out is not known: ask the phone."
        }
    }

    static func words(_ task: DropInTask) -> String {
        switch task {
        case .sending(let name, let bytes): "Sending '\(name)' (\(bytes / 1024) KB)"
        case .sendingSparse(let name, let part, let count, let bytes):
            "Sending sparse '\(name)' \(part)/\(count) (\(bytes / 1024) KB)"
        case .writing(let name): "Writing '\(name)'"
        case .erasing(let name): "Erasing '\(name)'"
        case .resizing(let name): "Resizing '\(name)'"
        case .creating(let name): "Creating '\(name)'"
        case .deleting(let name): "Deleting '\(name)'"
        case .settingSlot(let slot): "Setting current slot to '\(slot)'"
        case .rebooting(.system): "Rebooting"
        case .rebooting(let target): "Rebooting into \(target)"
        case .booting: "Booting"
        case .resuming: "Resuming boot"
        case .uploading(let name): "Uploading '\(name)'"
        case .fetching(let name, let offset, let bytes):
            "Fetching \(name) (offset=\(String(offset, radix: 16)), size=\(String(bytes, radix: 16)))"
        case .snapshot(let action): "Snapshot \(action)"
        case .gsi("wipe"): "wiping GSI"
        case .gsi("disable"): "disabling GSI"
        case .gsi(let words): "\(words) GSI"
        case .updatingSuper: "Updating super partition"
        case .checking(let name): "Checking '\(name)'"
        case .passedOn: ""
        case .asking(let name): "getvar:\(name)"
        }
    }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, 50 - text.count))
    }

    /// Three digits behind the point, as `%7.3f`.
    private static func fixed(_ seconds: Double, width: Int) -> String {
        let thousandths = Int((max(0, seconds) * 1000).rounded())
        let tail = "\(thousandths % 1000)"
        let text = "\(thousandths / 1000)." + String(repeating: "0", count: 3 - tail.count) + tail
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
