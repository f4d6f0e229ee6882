import USB

/// How fast the cable is, and whether another port would do better.
func judgeSpeed(_ phone: DoctorSnapshot.Phone) -> [DoctorFinding] {
    guard phone.mode.isSpoken else { return [] }
    let sight = phone.sight
    func say(_ id: DoctorFinding.ID, _ sentence: String, _ advice: String) -> [DoctorFinding] {
        [DoctorFinding(id, .advice, device: phone.address, sentence, advice: advice)]
    }
    let hub = sight.hubs == 0 ? "" : ", behind \(sight.hubs == 1 ? "a hub" : "\(sight.hubs) hubs")"
    switch sight.speed {
    case .low?, .full?:
        return say(
            .slowLink,
            "The phone at \(phone.address) runs at \(sight.speed?.megabits ?? 12) Mbit/s\(hub): a package of 7 GB takes two hours.",
            "Every phone can do 480. Plug it in again; if that does not help, try another cable and another port.")
    case .high? where sight.port == .usb3:
        return say(
            .usb2Link,
            "The phone at \(phone.address) runs at 480 Mbit/s, at a port\(hub) that can do 5,000.",
            """
            Most phones can do no more, and 7 GB take three minutes. If this one can, its cable is for USB 2, or not pushed in all the way.
            """)
    case .high? where sight.port == .usb2:
        return say(
            .usb2Port, "The phone at \(phone.address) runs at 480 Mbit/s, which is all that its port can do\(hub).",
            "7 GB take three minutes. Only a phone with USB 3 is faster at another port.")
    case .super?, .superPlus?:
        guard phone.mode == .fastboot else { return [] }
        return say(
            .usb3Fastboot,
            "The phone at \(phone.address) runs at \(sight.speed?.megabits ?? 5000) Mbit/s\(hub), as fast as it gets.",
            """
            Some bootloaders are said to hang at USB 3 ports. If this one does, use a USB 2 port, or put a USB 2 hub between.
            """)
    case .high?, nil: return []
    }
}
