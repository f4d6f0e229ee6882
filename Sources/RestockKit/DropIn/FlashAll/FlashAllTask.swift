import Fastboot

/// One step of `flashall` and `update`.
indirect enum FlashAllTask: Equatable, Sendable {
    /// - Parameters:
    ///   - other: goes to the slot that is not being flashed.
    ///   - isRequired: its absence ends the run; otherwise it is left out.
    case flash(partition: String, file: String, other: Bool, isRequired: Bool)
    case erase(String)
    case reboot(RebootTarget)
    /// Brings the table of logical partitions up to date, from `super_empty.img`.
    case updateSuper
    case ifWipe(FlashAllTask)
}

extension FlashAllTask {
    /// The order in which AOSP's `fastboot` flashes where no `fastboot-info.txt` tells another: what starts Android, the table of logical
    /// partitions, and what it describes.
    static let standard: [FlashAllTask] =
        [
            "boot", "init_boot", "dtbo", "dts", "pvmfw", "recovery", "vbmeta", "vbmeta_system", "vbmeta_vendor",
            "vendor_boot", "vendor_kernel_boot",
        ].map {
            flash(partition: $0, file: $0 == "dts" ? "dt.img" : "\($0).img", other: false, isRequired: $0 == "boot")
        }
        + [updateSuper]
        + [
            "boot/", "odm", "odm_dlkm", "product", "system", "system/", "system_dlkm", "system_ext", "vendor",
            "vendor/", "vendor_dlkm",
        ].map { name in
            // With a stroke: of the other slot.
            guard name.hasSuffix("/") else {
                return flash(partition: name, file: "\(name).img", other: false, isRequired: name == "system")
            }
            let base = String(name.dropLast())
            return flash(partition: base, file: "\(base)_other.img", other: true, isRequired: false)
        }

    /// What goes over the wire and could be refused.
    var wire: String? {
        switch self {
        case .flash(let partition, _, _, _): "flash:\(partition)"
        case .erase(let partition): "erase:\(partition)"
        case .ifWipe(let task): task.wire
        case .reboot, .updateSuper: nil
        }
    }

    /// The name of the image that it writes.
    var file: String? {
        switch self {
        case .flash(_, let file, _, _): file
        case .ifWipe(let task): task.file
        case .erase, .reboot, .updateSuper: nil
        }
    }

    /// The step that is done; nil for one that belongs to a wipe, where none was asked for.
    func done(wipes: Bool) -> FlashAllTask? {
        guard case .ifWipe(let task) = self else { return self }
        return wipes ? task : nil
    }
}
