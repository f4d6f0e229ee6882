extension RunPage {
    /// Colours have a meaning, and every meaning has words beside it.
    static let style = """
        :root { --ink: #1c1d21; --dim: #5b606b; --paper: #ffffff; --line: #d9dce2; --bar: #2f6fb5; --good: #1d6b37; --bad: #a3261c;
          --open: #6b5410; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e7e8ec; --dim: #a2a8b4; --paper: #16181c; --line: #363a43; --bar: #6ea8e8; --good: #7fd197; --bad: #ff9a8f;
            --open: #e3c565; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        p { margin: .25rem 0; }
        small, footer { color: var(--dim); }
        code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
          overflow-wrap: anywhere; }
        .facts th { width: 8rem; font-weight: 600; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .verdict { border-left: .4rem solid currentColor; padding: .5rem 1rem; }
        .good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
        .verdict p, tr.good td, tr.bad td, tr.open td { color: var(--ink); }
        .steps tr.good td:nth-child(3) { color: var(--good); }
        .steps tr.bad td:nth-child(3) { color: var(--bad); }
        .steps tr.open td:nth-child(3) { color: var(--open); }
        blockquote { margin: .25rem 0 .75rem; padding-left: 1rem; border-left: 2px solid var(--line); }
        svg { width: 100%; height: auto; } svg text { fill: var(--dim); font-size: 12px; }
        svg rect { fill: var(--bar); } svg .grid { stroke: var(--line); }
        footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .9rem; }
        @media print { body { max-width: none; padding: 0; } tr { break-inside: avoid; } }
        """
}
