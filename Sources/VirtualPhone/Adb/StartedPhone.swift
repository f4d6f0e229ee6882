/// A phone on which Android has been started with USB debugging on: what it answers to the few commands that are asked of it.
public struct StartedPhone: Sendable {
    /// How it takes a computer that connects.
    public enum Mood: Sendable {
        /// It asks for no key.
        case open
        /// It asks for a key and accepts none, as a phone does whose owner has not tapped "Allow".
        case unauthorized
        /// It takes the connection and never says a word.
        case mute
    }

    /// One line of the list of accounts. The name stands there as the phone prints it: masked.
    public struct Account: Sendable {
        public let name: String
        public let type: String

        public init(name: String, type: String) {
            self.name = name
            self.type = type
        }
    }

    public var mood = Mood.open
    public var accounts: [Account] = []
    public var properties: [String: String] = [:]
    /// What `dumpsys account` prints instead of the list, such as a refusal.
    public var accountText: String?
    /// What the phone calls itself when it connects.
    public var codename = "liuqin"

    public init() {}

    /// What a command prints; nil for one that this phone does not know.
    func answer(to command: String) -> String? {
        if command == "dumpsys account" { return accountText ?? listing }
        let words = command.split(separator: " ")
        guard words.count == 2, words[0] == "getprop" else { return nil }
        return (properties[String(words[1])] ?? "") + "\n"
    }

    /// The shape in which AOSP's AccountManagerService dumps its state. A name stands in the history, too, and the types that could be
    /// signed in to follow at the end, whether somebody is or not.
    private var listing: String {
        """
        User UserInfo{0:Owner:c13}:
          Accounts: \(accounts.count)
        \(accounts.map { "    Account {name=\($0.name), type=\($0.type)}\n" }.joined())
          AccountId, Action_Type, timestamp, UID, TableName, Key
          Accounts History
          -1,action_set_password,2024-05-01 10:11:12,1000,accounts,0

          Active Sessions: 0

          RegisteredServicesCache: 2 services
            ServiceInfo: AuthenticatorDescription {type=com.xiaomi}, ComponentInfo{com.xiaomi.account/.AuthService}, uid 10061
            ServiceInfo: AuthenticatorDescription {type=com.google}, ComponentInfo{com.google.android.gms/.AuthService}, uid 10100

          Account visibility:
        \(accounts.map { "    \($0.name)\n      com.android.vending, 1\n" }.joined())
        """
    }
}
