import ArgumentParser
import RestockKit

/// Runs a verb and turns its failure into words or JSON, and into the exit code.
/// - Parameter writes: false for a verb that never writes to a phone: that nothing was written then says nothing.
func ending(json: Bool, writes: Bool = true, _ body: () throws(Failure) -> Void) throws {
    do throws(Failure) {
        try body()
    } catch {
        if json { Console.out(jsonLine(FailureJSON(error))) }
        let words = Words(width: Console.width, colour: Console.usesColour)
        Console.note(words.failure(error, isShown: !json, saysUntouched: writes))
        throw ExitCode(error.outcome.rawValue)
    }
}
