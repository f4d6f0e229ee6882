/// A blob that is the bytes themselves.
final class PlainDecoder: BlobDecoder {
    func begin() {}

    func step(
        _ input: UnsafeRawBufferPointer, isLast: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(PayloadOperationFault) -> BlobStep {
        let count = min(input.count, output.count)
        unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[..<count]))
        return BlobStep(used: count, made: count, hasEnded: isLast && count == input.count)
    }
}
