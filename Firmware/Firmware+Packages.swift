extension Firmware {
    /// Recipes for sample stock packages, by codename: the JSON of `packages/<codename>.package.json`.
    public static var packages: [String: [UInt8]] {
        [
            "chopin": PackageResources.chopin_package_json,
            "chopin_mitee": PackageResources.chopin_mitee_package_json,
            "daisy": PackageResources.daisy_package_json,
            "hydrogen": PackageResources.hydrogen_package_json,
            "liuqin": PackageResources.liuqin_package_json,
            "piano": PackageResources.piano_package_json,
            "popsicle": PackageResources.popsicle_package_json,
            "raphaelin": PackageResources.raphaelin_package_json,
            "umi": PackageResources.umi_package_json,
            "whyred": PackageResources.whyred_package_json,
        ]
    }
}
