import FoundationEssentials

/// The udev rule of `Udev/51-restock.rules`, in the program, so that one file can install it. A test compares the two.
public enum UdevRule {
    public static let name = "51-restock.rules"

    public static let text = #"""
        # Lets whoever sits at this computer open a phone that is in fastboot
        # (ff/42/03), or in a recovery or Android with USB debugging (ff/42/01). By the
        # class of the interface: vendor and product ids vary, and bootloaders borrow
        # each other's. By hand: copy to /etc/udev/rules.d, then: udevadm control
        # --reload && udevadm trigger --subsystem-match=usb --action=add

        ACTION=="remove", GOTO="restock_end"
        SUBSYSTEM!="usb", GOTO="restock_end"
        ENV{DEVTYPE}!="usb_device", GOTO="restock_end"

        ENV{ID_USB_INTERFACES}=="", IMPORT{builtin}="usb_id"
        ENV{ID_USB_INTERFACES}=="*:ff4203:*", TAG+="uaccess"
        ENV{ID_USB_INTERFACES}=="*:ff4201:*", TAG+="uaccess"

        LABEL="restock_end"

        """#

    /// Where udev looks for rules; a file in an earlier folder stands in for one of the same name in a later one.
    static let folders = ["/etc/udev/rules.d", "/run/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d"]

    /// How the rule stands below a root.
    static func standing(below root: String) -> DoctorSnapshot.Rule {
        for folder in folders {
            guard let data = FileManager.default.contents(atPath: "\(root)\(folder)/\(name)") else { continue }
            let path = "\(folder)/\(name)"
            return instructions(String(decoding: data, as: UTF8.self)) == instructions(text)
                ? .installed(path) : .differs(path)
        }
        return .missing
    }

    /// Other files with rules for Android phones, by their names.
    static func others(below root: String) -> [String] {
        var found: [String] = []
        for folder in folders {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: "\(root)\(folder)"))?.sorted() ?? [] {
                let isAndroid = file.contains("android") || file.contains("adb") || file.contains("fastboot")
                if isAndroid, file.hasSuffix(".rules"), !found.contains(file) { found.append(file) }
            }
        }
        return found
    }

    /// A rule without what udev does not read: comments and empty lines.
    private static func instructions(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
}
