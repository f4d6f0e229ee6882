import Glibc
import VirtualPhone

/// A phone on its table: its storage in a folder, its place on the network or on a bus. What serves it comes and goes, as after a cable
/// was pulled.
final class Scene {
    let profile: PhoneProfile
    let folder: String
    let serial: String
    /// The device controller, for a real bus; nil is the network.
    private let controller: String?
    private var number: UInt16 = 0
    private var phone: VirtualPhone?
    private var thread: ServingThread?

    init(_ profile: PhoneProfile, folder: String, serial: String, controller: String?) {
        self.profile = profile
        self.folder = folder
        self.serial = serial
        self.controller = controller
        _ = unsafe mkdir(folder, 0o700)
    }

    /// Where the host finds it.
    var spot: Spot { controller == nil ? .network(number) : .bus(serial: serial) }

    /// The mode that it was in when it was unplugged.
    var mode: DeviceMode { thread == nil ? phone?.state.mode ?? .gone : .gone }

    /// Puts the phone there.
    /// - Parameters:
    ///   - elsewhere: true takes another TCP port, in place of the one where it was.
    func plug(_ options: DeviceOptions, elsewhere: Bool = false, fault: (LinkFault, Int)? = nil) throws {
        if elsewhere { number = 0 }
        var options = options
        options.serial = serial
        options.locked = options.locked ?? false
        options.rebootTime = .milliseconds(controller == nil ? 1 : 50)
        let phone = try VirtualPhone(profile: profile, folder: folder, options: options)
        let port = try makePort(options.mode)
        self.phone = phone
        thread = try ServingThread(phone, on: fault.map { FaultyPort(port, $0.0, at: $0.1) } ?? port)
    }

    /// Puts it where another phone was, on the network.
    func plug(_ options: DeviceOptions, inPlaceOf other: Scene) throws {
        number = other.number
        try plug(options)
    }

    private func makePort(_ mode: DeviceMode) throws -> any DevicePort {
        if let controller { return try GadgetPort(controller: controller, serial: serial, mode: mode) }
        let port = try TCPPort(number)
        number = port.number
        return port
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
