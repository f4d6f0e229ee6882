import Bytes
import USB

/// What a snapshot means: a pure function. The order is that of the chain from the computer to the phone.
func judge(_ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    var findings = judgeBus(snapshot)
    for phone in snapshot.phones {
        findings += judgeMode(phone) + judgeAccess(phone, snapshot) + judgeSpeed(phone)
    }
    return findings + judgeRule(snapshot) + judgePlaces(snapshot) + judgePackage(snapshot)
}

private func judgeBus(_ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    let outside =
        snapshot.container.map {
            "This is a container (\($0)): start it with --device=/dev/bus/usb -v /dev/bus/usb:/dev/bus/usb, or run restock outside."
        }
        ?? snapshot.virtualMachine.map(fromOutside)
    if !snapshot.hasUSB || snapshot.buses == 0 {
        return [
            DoctorFinding(
                .noUSB, .problem, "This computer shows no USB bus, so no phone can be seen.",
                advice: (outside
                    ?? "Is USB switched off in the computer's BIOS or UEFI settings, or a driver missing? The kernel's messages tell.")
                    + " A phone on the network needs no USB: restock status -s tcp:HOST[:PORT]",
                command: outside == nil ? "sudo dmesg | grep -i -e usb -e xhci" : nil)
        ]
    }
    if !snapshot.hasNodes {
        return [
            DoctorFinding(
                .noNodes, .problem,
                "Linux sees USB, but there are no device nodes in /dev/bus/usb, so that no phone can be opened.",
                advice: outside ?? "udev or devtmpfs makes them.")
        ]
    }
    guard snapshot.phones.isEmpty else { return [] }
    let others =
        switch snapshot.otherDevices {
        case 0: "No device is on USB at all."
        case 1: "The one device on USB is no phone."
        default: "None of the \(snapshot.otherDevices) devices on USB is a phone."
        }
    return [
        DoctorFinding(
            .noPhone, .advice, others,
            advice: """
                Switch the phone off, hold Power and Volume Down until FASTBOOT shows, and connect the cable. If it still does not show \
                here, try another cable (some only charge) and another port.
                """ + (outside.map { " \($0)" } ?? ""))
    ]
}

/// How a phone gets into a virtual machine.
private func fromOutside(_ machine: String) -> String {
    guard machine != "WSL" else {
        return """
            This is Linux in Windows (WSL): pass the phone through with usbipd, and with --auto-attach, since a phone leaves and comes back \
            with each mode.
            """
    }
    return """
        This is a virtual machine (\(machine)): give it a USB controller, or pass the phone's port through. The port and not the device: a \
        phone changes its ids with its mode.
        """
}

/// Modes in which restock has nothing to say to a phone, or little.
private func judgeMode(_ phone: DoctorSnapshot.Phone) -> [DoctorFinding] {
    func say(_ id: DoctorFinding.ID, _ severity: DoctorFinding.Severity, _ sentence: String, _ advice: String)
        -> [DoctorFinding]
    {
        [DoctorFinding(id, severity, device: phone.address, sentence, advice: advice)]
    }
    let leave =
        "Sometimes it helps to hold Power and Volume Down until the phone restarts."
    switch phone.mode {
    case .fastboot, .fastbootd, .sideload, .recovery: return []
    case .adb:
        return say(
            .started, .advice, "The phone at \(phone.address) is started, or in a recovery that did not answer.",
            "To flash it, restart it into fastboot mode: adb reboot bootloader, or Power and Volume Down while it is off."
        )
    case .edl:
        return say(
            .edl, .problem,
            "The phone at \(phone.address) is in Qualcomm's emergency mode (EDL), which restock does not speak.",
            """
            \(leave) If it always comes back here, its start-up code is gone; writing it in this mode needs an account that Xiaomi has \
            authorised. Ask Xiaomi's service.
            """)
    case .crashed:
        return say(
            .crashed, .problem, "The phone at \(phone.address) is a Qualcomm chip whose start-up code has crashed.",
            "\(leave) If that does not help, ask Xiaomi's service.")
    case .brom, .preloader:
        return say(
            .mediatek, .problem,
            "The phone at \(phone.address) is in \(phone.mode.words), which restock does not speak.",
            """
            A MediaTek phone passes through here for a moment when it starts: look again in ten seconds. \(leave) If it stays here, its \
            start-up code may be damaged. Ask Xiaomi's service.
            """)
    case .charging:
        return say(
            .charging, .advice,
            "The device at \(phone.address) looks like a phone that is only charging or sharing files.",
            "Switch it off, hold Power and Volume Down until FASTBOOT shows, and leave the cable in.")
    }
}

private func judgePlaces(_ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    snapshot.places.compactMap { place in
        let use =
            place.name == "state"
            ? "the journal, without which no flash can be resumed" : "the kept reading of packages"
        guard let path = place.path else {
            return DoctorFinding(
                .noPlace, .advice, "There is no place for \(use).",
                advice: "Set HOME, or XDG_\(place.name.uppercased())_HOME."
            )
        }
        guard place.isWritable else {
            return DoctorFinding(
                .notWritable, .advice, "\(path) cannot be written to: it is for \(use).",
                advice: "Who owns it? A restock that was run with sudo may have made it.", command: "ls -ld \(path)")
        }
        guard let free = place.free, free < leastFree else { return nil }
        return DoctorFinding(
            .disk, .advice, "Only \(describe(bytes: free)) are free at \(path): it is for \(use).",
            advice: "restock needs little, \(describe(bytes: leastFree)) at most; nothing is unpacked to disk.")
    }
}

/// Six kept readings of 26 MB each, and a journal.
private let leastFree: UInt64 = 200_000_000

private func judgePackage(_ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    guard let package = snapshot.package else { return [] }
    if let problem = package.problem {
        return [
            DoctorFinding(
                .package, .problem, "\(package.file) is no package that restock can use: \(problem).",
                advice: "Look at the name and the place, or download it again.")
        ]
    }
    return [
        DoctorFinding(
            .package, .advice, "\(package.file) looks like a package. That says nothing about what is in it.",
            advice: "This reads all of it and compares every checksum:",
            command: "restock inspect \(HomePath.quoted(snapshot.packagePath))")
    ]
}
