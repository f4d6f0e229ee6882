import Fastboot

/// `flashall` and `update`, in AOSP's order.
extension DropInTool {
    func flashAll() throws(DropInError) {
        guard let folder = options.productOut else { throw .stopped("ANDROID_PRODUCT_OUT not set") }
        try flashAll(from: .folder(folder))
    }

    func update(_ path: String) throws(DropInError) { try flashAll(from: .zip(path)) }

    private func flashAll(from images: DropInImages) throws(DropInError) {
        // Everything that can be known before the phone is changed comes before the phone is changed.
        let tasks = try plan(images)
        for task in tasks { if let wire = task.wire { try policy.check(wire: wire, file: task.file) } }
        var work: Work = try tasks.map { task throws(DropInError) in (task, try file(of: task, images)) }
        try judge(work)
        if let table = try images.image("super_empty.img"), !options.excludesDynamic {
            try checkPlace(of: superTable(table), table.name)
        }
        try showInfo()
        try checkRequirements(images)
        let pending = try value("snapshot-update-status")
        try refuseMerging(pending)
        let count = try slotCount()
        let letter =
            if count == 0 { "" } else if slot == "all" { "a" } else if let slot { slot } else { try currentSlot() }
        let secondary = try secondarySlot(count)
        work = try optimised(work, images, slot: letter, secondary: secondary)
        let hasTable = try images.image("super_empty.img") != nil
        if !hasTable { try refuseFull(work, secondary: secondary) }
        if !letter.isEmpty { try run(.setActive(letter), as: .settingSlot(letter)) }
        if let pending, !pending.isEmpty, pending != "none" {
            try run(.snapshotUpdate("cancel"), as: .snapshot("cancel"))
        }
        var isReset = false
        for (task, image) in work {
            if !hasTable, !isReset, image != nil, try isUserspace() {
                try shrink(work, secondary: secondary)
                isReset = true
            }
            try perform(task, image, images, secondary: secondary, rest: work.map(\.task), isReset: &isReset)
        }
    }

    /// The steps: those of `fastboot-info.txt`, or the table.
    private func plan(_ images: DropInImages) throws(DropInError) -> [FlashAllTask] {
        guard !options.disablesFastbootInfo, let text = try images.text("fastboot-info.txt") else {
            return FlashAllTask.standard
        }
        do throws(FastbootInfo.Fault) { return try FastbootInfo.parse(String(decoding: text, as: UTF8.self)) } catch {
            throw .stopped(
                "fastboot-info.txt, line \(error.line) is not understood: \(error.text). This command changed nothing.")
        }
    }

    /// The image of a step; nil for a step without one, and for an image that is not there and need not be.
    private func file(of task: FlashAllTask, _ images: DropInImages) throws(DropInError) -> DropInImage? {
        switch task {
        case .flash(let partition, let file, _, let isRequired):
            guard let image = try images.image(file) else {
                guard !isRequired else {
                    throw .stopped("could not load '\(file)': it is not there, and every build has it")
                }
                return nil
            }
            return try patched(image, partition)
        case .ifWipe(let task): return options.wipes ? try file(of: task, images) : nil
        case .erase, .reboot, .updateSuper: return nil
        }
    }

    private func perform(
        _ task: FlashAllTask, _ image: DropInImage?, _ images: DropInImages, secondary: String?, rest: [FlashAllTask],
        isReset: inout Bool
    ) throws(DropInError) {
        switch task {
        case .flash(let partition, _, let other, _):
            guard let image, !(other && secondary == nil) else { return }
            try onSlots(of: partition, slot: other ? secondary : slot) { name throws(DropInError) in
                if options.excludesDynamic, try value("is-logical:\(name)") == "yes" { return }
                try flash(image, to: name)
            }
        case .erase(let partition): try erase(partition)
        case .reboot(let target):
            if target == .fastboot, try value("is-userspace") == "yes" { return }
            try reboot(to: target)
            if target == .bootloader { try comeBack() }
        case .updateSuper:
            guard !options.excludesDynamic else { return }
            try updateSuper(images, rest, secondary: secondary, isReset: &isReset)
        case .ifWipe(let task):
            guard options.wipes else { return }
            try perform(task, image, images, secondary: secondary, rest: rest, isReset: &isReset)
        }
    }

    /// The table of logical partitions, in user-space fastboot; then every logical partition that is going to be written is emptied, so
    /// that they find room in any order. As in the original the other slot's copy of those that have an image of their own for it is
    /// emptied, too: super has no room for both.
    private func updateSuper(_ images: DropInImages, _ tasks: [FlashAllTask], secondary: String?, isReset: inout Bool)
        throws(DropInError)
    {
        guard let table = try images.image("super_empty.img") else { return }
        if try value("is-userspace") != "yes" { try reboot(to: .fastboot) }
        let name = try value("super-partition-name") ?? "super"
        try download(table, as: name)
        try run(.updateSuper(name, wipe: options.wipes), as: .updatingSuper)
        guard !isReset else { return }
        isReset = true
        for task in tasks {
            guard case .flash(let partition, let file, let other, _) = task, !(other && secondary == nil),
                try images.image(other ? "\(partition).img" : file) != nil
            else { continue }
            try onSlots(of: partition, slot: other ? secondary : slot) { name throws(DropInError) in
                guard try value("is-logical:\(name)") == "yes" else { return }
                try run(.resizeLogical(name, size: 0), as: .resizing(name))
            }
        }
    }

    /// The slot for the images of the other system; nil where they are left out.
    private func secondarySlot(_ count: Int) throws(DropInError) -> String? {
        guard !options.skipsSecondary, count > 1 else { return nil }
        guard slot != "all" else {
            events(.line("Warning: slot set to 'all'. Secondary slots will not be flashed."))
            return nil
        }
        let first = if let slot { slot } else { try currentSlot() }
        return other(than: first, of: count)
    }

    private func showInfo() throws(DropInError) {
        let line = String(repeating: "-", count: 44)
        events(.line(line))
        events(.line("Bootloader Version...: \(try value("version-bootloader") ?? "")"))
        events(.line("Baseband Version.....: \(try value("version-baseband") ?? "")"))
        events(.line("Serial Number........: \(try value("serialno") ?? "")"))
        events(.line(line))
    }

    private func checkRequirements(_ images: DropInImages) throws(DropInError) {
        guard let text = try images.text("android-info.txt") else { throw .stopped("could not read android-info.txt") }
        let (requirements, unread) = AndroidInfo.parse(String(decoding: text, as: UTF8.self))
        for line in unread { events(.line("android-info.txt syntax error: \(line)")) }
        for requirement in requirements {
            if let product = requirement.product, try value("product") != product { continue }
            events(.begun(.checking(requirement.variable)))
            let found =
                requirement.variable == "partition-exists"
                ? try existing(requirement.values) : try value(requirement.variable) ?? ""
            if requirement.allows(found) {
                events(.ended(seconds: 0))
                continue
            }
            let verb = requirement.isReject ? "rejects" : "requires"
            events(
                .failed(
                    "the phone's \(requirement.variable) is '\(found)', and the update \(verb) "
                        + requirement.values.map { "'\($0)'" }.joined(separator: " or ")))
            // Newer originals pass over any of them. Images of another board are what ruins phones.
            if options.force, requirement.variable != "product" { continue }
            throw .stopped(
                "requirements not met!"
                    + (options.force ? " --force does not pass over the board. Nothing was changed." : ""))
        }
    }

    /// The first of the partitions if the phone has it: `partition-exists` requires one by its name.
    private func existing(_ names: [String]) throws(DropInError) -> String {
        for name in names {
            let hasSlot = try value("has-slot:\(name)")
            if hasSlot == "yes" || hasSlot == "no" { return name }
        }
        return ""
    }
}
