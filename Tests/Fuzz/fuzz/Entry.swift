import FuzzTargets
import Glibc

/// What libFuzzer calls. Which parser is meant stands in `RESTOCK_FUZZ_TARGET`; `list` names them all.
private nonisolated(unsafe) var target = FuzzTarget.answers

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> Int32 {
    let name = unsafe getenv("RESTOCK_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    if name == "list" {
        for target in FuzzTarget.allCases { print(target.rawValue) }
        exit(0)
    }
    guard let chosen = FuzzTarget(rawValue: name) else {
        print(
            "RESTOCK_FUZZ_TARGET: \"\(name)\" is none of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
        exit(64)
    }
    unsafe target = chosen
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    unsafe target.run(input)
    return 0
}
