import Foundation
import PayloadMaker

/// `make-payload FILE SAMPLE`: a payload.bin with one partition, `system`, which is the file SAMPLE in xz operations of 2 MiB.
func makePayload(_ words: inout Words) throws {
    let file = try words.need("the file")
    let sample = try [UInt8](Data(contentsOf: URL(filePath: words.need("the sample"))))
    let image = Array(sample.prefix(sample.count / 4096 * 4096))
    let made = try PayloadMaker([MadePartition("system", image, type: 8, step: 512)]).make(Workbench())
    try Data(made.bytes).write(to: URL(filePath: file))
}
