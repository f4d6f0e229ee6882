import Threads

extension USBContext {
    /// Blocks until `choice` finds what it wants among the phones on the bus, or until `limit` has passed.
    ///
    /// `choice` sees the bus at once, after every change, and four times a second besides: udev hands out permissions
    /// and other programs give up their claims without any event on the bus.
    /// - Returns: what `choice` returned; nil after the limit.
    public func wait<Choice>(within limit: Duration, for choice: ([USBDeviceInfo]) -> Choice?) -> Choice? {
        let deadline = Deadline(after: limit)
        let monitor = Monitor()
        let watch = self.watch { _ in monitor.wake() }
        defer { watch.cancel() }
        while true {
            if let found = choice(Self.devices()) { return found }
            let left = deadline.left
            guard left > .zero else { return nil }
            monitor.locked { _ = monitor.wait(until: Deadline(after: min(left, .milliseconds(250)))) }
        }
    }
}
