/// A habit of a recovery that a host has to cope with. None of them is a fault: a host that gets on with real recoveries gets on with each.
public enum RecoveryQuirk: String, Codable, Sendable, CaseIterable {
    /// Cuts the last byte off the name of a service, as adbd did when hosts always sent a NUL there.
    case needsNUL = "needs-nul"
    /// Takes a NUL at the end for a part of the name, and knows no such service.
    case refusesNUL = "refuses-nul"
    /// Texts come without the newline at their end.
    case bareText = "bare-text"
    /// Texts end in several line ends and a NUL.
    case paddedText = "padded-text"
    /// A text comes in messages of three bytes.
    case splitText = "split-text"
    /// Ends a service only when the host has said that it took the text; otherwise at once.
    case waitsForOkay = "waits-okay"
    /// Wants every block once more after the last one.
    case twice
    /// Wants the blocks in an order that looks random, after the last one.
    case shuffled
    /// Is silent for a while (see ``DeviceOptions/sleepTime``): its screen went dark. Once before its second answer, and once in the middle of a
    /// package.
    case sleeps
    /// Says what came of a package in words, in place of `DONEDONE` and `FAILFAIL`.
    case textVerdict = "text-verdict"
    /// Takes 4096 bytes in a message, as the first version of ADB did.
    case smallMaxdata = "small-maxdata"
    /// Speaks ADB 0x01000000, in which every payload has its sum in the header; one that is wrong ends the connection.
    case oldVersion = "old-version"
    /// Asks for a key and accepts none, as a started phone does and no recovery.
    case auth
    /// Leaves the bus as soon as the verdict was read, as AOSP's minadbd does, and comes back.
    case exitAfter = "exit-after"
}
