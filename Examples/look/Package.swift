// swift-tools-version: 6.2
import PackageDescription

// A package of its own, outside restock, that uses its libraries. In your own package the first dependency is restock's address.
let package = Package(
    name: "look",
    dependencies: [.package(name: "restock", path: "../..")],
    targets: [
        .executableTarget(
            name: "look",
            dependencies: ["StockPackage", "Images", "Safety", "Fastboot", "Transport"].map {
                .product(name: $0, package: "restock")
            })
    ]
)
