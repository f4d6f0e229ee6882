#!/bin/bash
# Prints bench.json as a table of 80 columns. Usage: table.sh FILE
awk '
    # The value of a key; keys are ours, and no text has quotes in it.
    function key(name,   start, text) {
        start = index($0, "\"" name "\":")
        if (!start) return ""
        text = substr($0, start + length(name) + 3)
        if (text ~ /^"/) { text = substr(text, 2); return substr(text, 1, index(text, "\"") - 1) }
        sub(/[,}].*/, "", text)
        return text == "null" ? "-" : text
    }
    function number(text) {
        if (text == "-") return text
        text += 0
        return sprintf(text >= 1000 ? "%.0f" : text >= 100 ? "%.1f" : "%.2f", text)
    }
    BEGIN {
        printf "%-4s %-37s %8s %8s %6s %6s %s\n", "goal", "what", "ours", "theirs", "value", "wanted", "met"
        for (i = 0; i < 79; i++) printf "-"
        print ""
    }
    key("type") == "run" { small = key("bytes") + 0 < 2e9; head = sprintf("%s rounds, %.0f MB unpacked, %s processors, load %s at the start", key("rounds"), key("bytes") / 1e6, key("processors"), key("load")) }
    key("type") == "row" {
        id = key("row"); what = key("what"); wanted = key("wanted"); met = key("met"); unit = key("unit")
        if (unit != "" && unit != "s") what = what ", " unit
        verdict = key("measured") == "false" ? "none" : wanted == "-" ? "" : met == "true" ? "yes" : "NO"
        if (verdict == "yes") met_count++
        if (verdict == "NO") failed = failed " " id
        printf "%-4s %-37.37s %8s %8s %6s %6s %s\n", key("goal"), what, number(key("ours")), number(key("theirs")), number(key("value")), wanted, verdict
        if (key("note") != "") notes[++n] = id ": " key("note")
    }
    END {
        print ""
        print head
        if (small) print "the goals are for 2160 MB: of less, the start of programs is a larger part"
        print "s unless it says otherwise; medians; value = ours by theirs, or theirs by ours for >="
        print "wanted -: for information, no goal; met none: not measured, see below"
        for (i = 1; i <= n; i++) {
            line = ""
            count = split(notes[i], words, " ")
            for (w = 1; w <= count; w++) {
                if (length(line) + length(words[w]) > 78) { print line; line = "   " }
                line = line (line == "" ? "" : " ") words[w]
            }
            print line
        }
        if (!met_count && failed == "") print "no goal was measured"
        else print failed == "" ? "every goal that was measured is met" : "not met:" failed " (make bench-profile shows where the time goes)"
    }' "$1"
