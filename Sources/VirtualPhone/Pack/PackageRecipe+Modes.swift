/// The three scripts of a stock package.
public enum PackageMode: String, Sendable, CaseIterable {
    /// `flash_all`: everything, data included.
    case clean
    /// `flash_all_except_storage` or `flash_all_except_data_storage`: data stays.
    case keepData
    /// `flash_all_lock`: like clean, then `oem lock` in place of the reboot.
    case cleanLock
}

extension PackageRecipe {
    /// The base name of a script, without `.sh` or `.bat`.
    public func scriptName(_ mode: PackageMode) -> String {
        switch mode {
        case .clean: "flash_all"
        case .keepData: "flash_all_except_\(script.keepDataName.rawValue)"
        case .cleanLock: "flash_all_lock"
        }
    }

    /// What a script does after its checks, in order, with its commented-out lines.
    public func lines(_ mode: PackageMode) -> [Step] {
        switch mode {
        case .clean: return steps
        case .keepData:
            guard script.keepData == .commented else { return steps.filter { !$0.wipes } }
            return steps.map { step in
                var step = step
                if step.wipes { step.commented = true }
                return step
            }
        case .cleanLock:
            return steps.map { step in
                guard step.do == .reboot else { return step }
                var lock = Step(do: .oem)
                lock.argument = "lock"
                return lock
            }
        }
    }

    /// What a script does to the phone, in order.
    public func activeSteps(_ mode: PackageMode) -> [Step] {
        let made = Set(images.map(\.file))
        return lines(mode).filter { !$0.isComment }.map { step in
            guard step.looks else { return step }
            var step = step
            step.ifPresent = nil
            if !(step.image.map(made.contains) ?? false) {
                step.do = .erase
                step.image = nil
            }
            return step
        }
    }

    /// The name of the folder at the top of the package: the file name without the hash.
    public var topDirectory: String {
        switch nameForm {
        case .classic: "\(variant)_images_\(version)_\(date)_\(android)_\(region)"
        case .dash: "\(variant)-images-\(version)-user-\(date)-\(android)-\(region)"
        }
    }

    /// The name of the package without its ending. `hash` is the MD5 of the .tgz in hex.
    func packageName(hash: String) -> String {
        topDirectory + (nameForm == .classic ? "_" : "-") + hash.prefix(10)
    }
}
