import ArgumentParser
import RestockKit

/// Runs a verb and turns its failure into words or JSON, and into the exit code.
func ending(json: Bool, _ body: () throws(Failure) -> Void) throws {
    do throws(Failure) {
        try body()
    } catch {
        if json { Console.out(jsonLine(FailureJSON(error))) }
        Console.note(Words(width: Console.width, colour: Console.usesColour).failure(error, isShown: !json))
        throw ExitCode(error.outcome.rawValue)
    }
}
