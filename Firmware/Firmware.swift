/// What is known about phones and firmware, as data files of this folder compiled into the program.
public enum Firmware {
    /// Profiles of virtual phones, as JSON text, by codename. One file each in `phones/`.
    public static var phones: [String: [UInt8]] {
        [
            "chopin": PackageResources.chopin_json,
            "chopin_mitee": PackageResources.chopin_mitee_json,
            "daisy": PackageResources.daisy_json,
            "hydrogen": PackageResources.hydrogen_json,
            "liuqin": PackageResources.liuqin_json,
            "piano": PackageResources.piano_json,
            "popsicle": PackageResources.popsicle_json,
            "raphaelin": PackageResources.raphaelin_json,
            "umi": PackageResources.umi_json,
            "whyred": PackageResources.whyred_json,
        ]
    }
}
