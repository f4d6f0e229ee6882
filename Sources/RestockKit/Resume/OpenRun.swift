import Journal
import Transport

/// A flash that is still to be finished, of a phone that is not there to be asked.
struct OpenRun {
    let flash: UnfinishedFlash
    let phone: RunRecord.Phone

    /// Those that a name can mean, the latest first.
    /// - Parameters:
    ///   - name: nil for any phone.
    ///   - held: what other processes hold: their runs go on.
    static func all(_ name: PhoneAddress?, besides held: [PhoneLock.Held], in place: StatePlace?) -> [OpenRun] {
        var found: [OpenRun] = []
        for run in (try? Journal.read(in: place)?.runs()) ?? [] where run.isFlash && !run.isDone {
            let phone = run.phone
            let isKnown = found.contains { $0.phone.serial == phone.serial && $0.phone.product == phone.product }
            guard found.count < most, phone.isMeant(by: name), !(isKnown && phone.serial != nil),
                !held.contains(where: phone.isUnder), let flash = UnfinishedFlash.find(of: phone, in: place),
                !found.contains(where: { $0.flash.run == flash.run })
            else { continue }
            found.append(OpenRun(flash: flash, phone: phone))
        }
        return found
    }

    /// How many are worth naming.
    private static let most = 3

    /// `Run 7 (liuqin OS2.0.203.0.VMYCNXM) on liuqin 4c1b07f2 at usb:1-2`.
    var words: String {
        let name = [phone.product ?? "a phone of unknown model", phone.serial].compactMap(\.self).joined(separator: " ")
        return "Run \(flash.run) (\(flash.package)) on \(name) at \(phone.address)"
    }
}

extension RunRecord.Phone {
    /// Whether it is the phone of a name, as far as can be told without it.
    fileprivate func isMeant(by name: PhoneAddress?) -> Bool {
        switch name {
        case nil: true
        case .serial(let serial)?: self.serial?.lowercased() == serial.lowercased() || address == "tcp:\(serial)"
        case .adb(let host, let port)?: [name!, .tcp(host: host, port: port)].contains { address == "\($0)" }
        case let name?: address == "\(name)"
        }
    }

    fileprivate func isUnder(_ lock: PhoneLock.Held) -> Bool {
        [lockName, address].compactMap(\.self).contains(where: lock.isOf)
    }
}
