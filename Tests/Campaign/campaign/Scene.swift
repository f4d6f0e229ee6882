import VirtualPhone

/// A phone on its table: its storage in a folder, its place on the network. What serves it comes and goes, as after a cable was pulled.
final class Scene {
    let profile: PhoneProfile
    let folder: String
    let serial: String
    private(set) var number: UInt16 = 0
    private var thread: ServingThread?

    init(_ profile: PhoneProfile, folder: String, serial: String) {
        self.profile = profile
        self.folder = folder
        self.serial = serial
    }

    /// Puts the phone there.
    /// - Parameters:
    ///   - number: the TCP port; nil is where it was, or a free one.
    func plug(_ options: DeviceOptions, at number: UInt16? = nil, fault: (LinkFault, Int)? = nil) throws {
        var options = options
        options.serial = serial
        options.locked = false
        options.rebootTime = .milliseconds(1)
        let phone = try VirtualPhone(profile: profile, folder: folder, options: options)
        let port = try TCPPort(number ?? self.number)
        self.number = port.number
        thread = try ServingThread(phone, on: fault.map { FaultyPort(port, $0.0, at: $0.1) } ?? port)
    }

    /// Takes it away. What it was writing is on its storage when this returns.
    func unplug() {
        thread?.shut()
        // A link that broke is what this is about.
        try? thread?.wait()
        thread = nil
    }

    deinit { unplug() }
}
