/// What is known about phones and firmware, as data files of this folder compiled into the program.
public enum Firmware {
    /// Profiles of virtual phones, as JSON text, by codename. One file each in `phones/`.
    public static var phones: [String: [UInt8]] {
        [
            "chopin": PackageResources.chopin_json,
            "daisy": PackageResources.daisy_json,
            "liuqin": PackageResources.liuqin_json,
            "raphaelin": PackageResources.raphaelin_json,
            "whyred": PackageResources.whyred_json,
        ]
    }
}
