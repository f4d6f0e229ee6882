extension Firmware {
    /// Recipes for sample stock packages, by codename: the JSON of `packages/<codename>.package.json`.
    public static var packages: [String: [UInt8]] {
        [
            "chopin": PackageResources.chopin_package_json,
            "daisy": PackageResources.daisy_package_json,
            "liuqin": PackageResources.liuqin_package_json,
            "raphaelin": PackageResources.raphaelin_package_json,
            "whyred": PackageResources.whyred_package_json,
        ]
    }
}
