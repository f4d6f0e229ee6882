/// Keeps this computer from going to sleep or shutting down while a phone is being written, where systemd offers that.
struct Inhibitor {
    private let companion: Companion

    /// Nil where there is no `systemd-inhibit`. One that cannot reach systemd ends by itself, and nothing is held.
    init?(why: String) {
        let words = [
            "systemd-inhibit", "--what=sleep:shutdown", "--who=restock", "--why=\(why)", "--mode=block", "cat",
        ]
        guard let companion = Companion(words) else { return nil }
        self.companion = companion
    }
}
