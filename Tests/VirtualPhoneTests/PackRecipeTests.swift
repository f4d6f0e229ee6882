import Testing
import VirtualPhone

/// Partitions that hold a phone's identity or its locks. No package writes them.
private let identity: Set = [
    "persist", "frp", "modemst1", "modemst2", "fsg", "fsc", "keystore", "devinfo", "secdata", "nvram", "nvdata",
    "nvcfg", "protect1",
    "protect2", "seccfg", "proinfo", "config", "sec1",
]

@Suite struct PackRecipeTests {
    @Test(arguments: samplePhones + newerPhones) func neverTouchesIdentity(phone: String) throws {
        let recipe = try PackageRecipe.named(phone)
        for mode in PackageMode.allCases {
            let touched = recipe.activeSteps(mode).compactMap(\.partition)
            #expect(touched.count > 20)
            #expect(identity.isDisjoint(with: touched))
        }
    }

    @Test(arguments: samplePhones + newerPhones) func otherScriptsFollowFromTheWipingOne(phone: String) throws {
        let recipe = try PackageRecipe.named(phone)
        let clean = recipe.activeSteps(.clean).map(\.words)
        let keep = recipe.activeSteps(.keepData).map(\.words)
        let lock = recipe.activeSteps(.cleanLock).map(\.words)
        #expect(clean.contains(["flash", "userdata", "userdata.img"]))
        #expect(keep == clean.filter { $0[safe: 1] != "userdata" && $0[safe: 1] != "metadata" })
        #expect(clean.last == ["reboot"])
        #expect(lock == clean.dropLast() + [["oem", "lock"]])
    }

    @Test(arguments: [
        ("liuqin", "liuqin_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_cn"),
        ("chopin", "chopin_eea_global_images_V14.0.6.0.TKPEUXM_20230914.0000.00_13.0_eea"),
        ("whyred", "whyred_images_V12.0.3.0.PEICNXM_20210118.0000.00_9.0_cn"),
    ])
    func classicName(phone: String, name: String) throws {
        #expect(try PackageRecipe.named(phone).topDirectory == name)
    }

    @Test func dashName() throws {
        var recipe = try PackageRecipe.named("chopin")
        recipe.nameForm = .dash
        #expect(recipe.topDirectory == "chopin_eea_global-images-V14.0.6.0.TKPEUXM-user-20230914.0000.00-13.0-eea")
    }

    @Test func refusesWhatItCannotMake() {
        #expect(
            throws: PackError.recipe(
                "no recipe is named nobody; there are chopin, chopin_mitee, daisy, hydrogen, liuqin, piano, popsicle, raphaelin, umi, whyred"
            )
        ) {
            try PackageRecipe.named("nobody")
        }
        #expect(throws: PackError.self) { try PackageRecipe(json: Array("{}".utf8)) }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
