import USB

/// Why a phone that restock speaks with cannot be opened.
func judgeAccess(_ phone: DoctorSnapshot.Phone, _ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    guard phone.mode.isSpoken else { return [] }
    switch phone.sight.access {
    case .ok: return []
    case .noNode(let path):
        return [
            DoctorFinding(
                .noNode, .problem, device: phone.address,
                "Linux sees the phone at \(phone.address), but its device node \(path) is missing.",
                advice: snapshot.container == nil
                    ? "udev or devtmpfs makes it. Unplug the phone and plug it in again."
                    : "The container was given one node, and the phone has another with each mode: -v /dev/bus/usb:/dev/bus/usb"
            )
        ]
    // A started phone belongs to the adb server, through which restock asks it.
    case .claimed(let holder?) where phone.mode == .adb && holder.hasPrefix("adb "): return []
    case .claimed(let holder): return [held(phone, holder)]
    case .noPermission(let path): return [forbidden(phone, path, snapshot)]
    }
}

/// Another program has the phone; the well-known ones with the way to end them.
private func held(_ phone: DoctorSnapshot.Phone, _ holder: String?) -> DoctorFinding {
    let known: [(name: String, advice: String, command: String?)] = [
        ("adb", "The adb server holds every phone with ADB. End it:", "adb kill-server"),
        (
            "fwupd", "The firmware updater looks at every new device. Stop it until the phone is done:",
            "sudo systemctl stop fwupd"
        ),
        ("gvfs", "The desktop's file manager shows the phone's files. Eject the phone there.", nil),
        ("qemu", "The phone is passed through to a virtual machine. Take it back there, or run restock inside.", nil),
        (
            "VirtualBox",
            "The phone is passed through to a virtual machine. Take it back there, or run restock inside.", nil
        ),
        ("VBox", "The phone is passed through to a virtual machine. Take it back there, or run restock inside.", nil),
        ("vmware", "The phone is passed through to a virtual machine. Take it back there, or run restock inside.", nil),
        ("fastboot", "A fastboot is at work, or waits. Let it end.", nil),
        ("restock", "Another restock is at work. Let it end.", nil),
    ]
    let sentence = "The phone at \(phone.address) is held by \(holder ?? "another program")."
    guard let holder else {
        return DoctorFinding(
            .held, .problem, device: phone.address, sentence, advice: "Other users' programs show to root only:",
            command: "sudo restock doctor")
    }
    let match = known.first { holder.hasPrefix($0.name) || holder.contains(", \($0.name)") }
    return DoctorFinding(
        .held, .problem, device: phone.address, sentence, advice: match?.advice ?? "End that program.",
        command: match?.command)
}

private func forbidden(_ phone: DoctorSnapshot.Phone, _ path: String, _ snapshot: DoctorSnapshot) -> DoctorFinding {
    func say(_ advice: String, _ command: String?) -> DoctorFinding {
        DoctorFinding(
            .permission, .problem, device: phone.address,
            "This user may not open the phone at \(phone.address) (\(path)).", advice: advice, command: command)
    }
    if let container = snapshot.container {
        return say("This is a container (\(container)): the rule has to be installed outside of it, on the host.", nil)
    }
    // A group that owns the node for writing: somebody's rule gives the phone to it.
    if let node = phone.sight.node, node.group != 0, node.mode & 0o020 != 0, !snapshot.groups.contains(node.group) {
        let group = snapshot.groupNames[node.group] ?? "\(node.group)"
        return say(
            "A rule gives it to the group \(group), which this user is not in. Join it, then log out and in again:",
            "sudo usermod -aG \(group) \"$USER\"")
    }
    guard case .installed = snapshot.rule else {
        return say(
            "The udev rule is missing that gives phones to whoever sits at this computer. Install it, then plug the phone in again:",
            snapshot.installCommand)
    }
    if snapshot.isRemote {
        return say(
            "The rule is installed; it gives phones to whoever sits at the computer, and this is a login over ssh. Here it takes root:",
            "sudo \(snapshot.program) doctor")
    }
    return say(
        "The rule is installed, but has not been applied to this phone. Unplug it and plug it in again, or:",
        "sudo udevadm trigger --subsystem-match=usb --action=add")
}

extension DoctorSnapshot {
    /// The one command that installs the rule.
    var installCommand: String { RuleInstall.command(program) }
}

/// The rule, as far as no phone has had its say on it.
func judgeRule(_ snapshot: DoctorSnapshot) -> [DoctorFinding] {
    guard snapshot.hasUSB, snapshot.buses > 0, snapshot.container == nil else { return [] }
    if !snapshot.hasUdev {
        return snapshot.isRoot
            ? []
            : [
                DoctorFinding(
                    .noUdev, .advice, "udev does not run here, so that no rule can give phones to this user.",
                    advice: "Run restock as root.")
            ]
    }
    switch snapshot.rule {
    case .installed: return []
    case .differs(let path):
        return [
            DoctorFinding(
                .ruleDiffers, .advice, "\(path) is not the rule of this restock: an older one, or changed by hand.",
                advice: "If nobody changed it on purpose, replace it; the old one is kept beside it:",
                command: snapshot.installCommand)
        ]
    case .missing:
        // Said already with the phone that cannot be opened; for root it does not matter.
        let isSaid = snapshot.phones.contains {
            if case .noPermission = $0.sight.access { $0.mode.isSpoken } else { false }
        }
        guard !snapshot.isRoot, !isSaid else { return [] }
        return [
            DoctorFinding(
                .ruleMissing, .advice,
                "The udev rule is not installed that gives phones to whoever sits at this computer.",
                advice: snapshot.otherRules.isEmpty
                    ? "Without it phones open for root only:"
                    : "Another one may do the same (\(snapshot.otherRules.joined(separator: ", "))). If phones do not open:",
                command: snapshot.installCommand)
        ]
    }
}
