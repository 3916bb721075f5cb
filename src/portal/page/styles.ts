/** The page's own styles, for a phone first; nothing is loaded. */
export const STYLES = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6573; --line: #dde3ea; --page: #f3f5f8; --card: #fff;
  --accent: #1f5f99; --on: #fff; --ask: #fff6e3; --ask-line: #e3b54b; --bad: #a3261b; --bad-bg: #fdecea; --good: #1a6b34; --good-bg: #e5f5e9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #a3adba; --line: #333d49; --page: #12171d; --card: #1b222a;
  --accent: #7db6ea; --on: #0d1822; --ask: #2c2615; --ask-line: #8a6d2a; --bad: #ff9b90; --bad-bg: #3a1d1a; --good: #8fd6a4; --good-bg: #17301f; } }
* { box-sizing: border-box; }
html { font: 1rem/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; color: var(--ink);
  background: var(--page); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 42rem; padding: 1rem 1rem 2.5rem; }
header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; margin-bottom: 1rem; }
.brand { font-weight: 600; } .brand b { color: var(--accent); }
h1 { font-size: 1.35rem; line-height: 1.4; margin: .2rem 0 .8rem; }
h2 { font-size: 1.05rem; margin: 0 0 .6rem; } h3 { font-size: 1rem; margin: 0; font-weight: 600; }
p { margin: .4rem 0; } small, .soft { color: var(--soft); font-size: .875rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem; margin: 0 0 1rem; }
section.ask { background: var(--ask); border-color: var(--ask-line); }
.number { font: 600 .95rem/1.4 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere; }
.steps { display: flex; gap: .3rem; list-style: none; margin: .2rem 0 1rem; padding: 0; }
.steps li { flex: 1; height: .4rem; border-radius: .2rem; background: var(--line); } .steps .past { background: var(--accent); }
.steps .now { background: var(--accent); outline: 2px solid var(--accent); outline-offset: 2px; }
.steps span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.due { margin: .2rem 0 .8rem; padding-left: .8rem; border-left: 3px solid var(--accent); } .due:last-child { margin-bottom: 0; }
.due strong, .due time { display: block; } .due time { font-size: 1.1rem; font-variant-numeric: tabular-nums; }
.tag { display: block; font-size: .875rem; color: var(--soft); } .tag.overdue { color: var(--bad); font-weight: 600; }
.say { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; }
.history { list-style: none; margin: 0; padding: 0; }
.history li { padding: .7rem 0; border-top: 1px solid var(--line); } .history li:first-child { border-top: 0; padding-top: 0; }
.history time { color: var(--soft); font-size: .875rem; }
label { display: block; font-weight: 600; margin: .8rem 0 .25rem; }
input, textarea, select { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; padding: .6rem .7rem; }
input[autocapitalize] { font-family: ui-monospace, Menlo, Consolas, monospace; text-transform: uppercase; } textarea { min-height: 6rem; resize: vertical; }
.pick { font-weight: 400; margin: .2rem 0; } .pick input { width: auto; margin-right: .4rem; } fieldset { border: 0; margin: .8rem 0 0; padding: 0; } legend { font-weight: 600; padding: 0; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.2rem; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on); cursor: pointer; margin-top: .8rem; }
td button { white-space: nowrap; } button.quiet { background: transparent; color: var(--accent); margin: 0; } button.warn { background: transparent; color: var(--bad); border-color: var(--bad); }
a { color: var(--accent); } header a { padding: .6rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
details { border-top: 1px solid var(--line); } details:first-of-type { border-top: 0; } .ask details { border: 0; }
summary { cursor: pointer; padding: .7rem 0; font-weight: 600; } details form { padding-bottom: 1rem; }
.hint { display: block; padding-left: 1.6rem; } .owed, .fault { color: var(--bad); } .fault { font-weight: 600; } [aria-invalid] { border: 2px solid var(--bad); } .trap { position: absolute; left: -200vw; }
.big { display: block; font: 600 1.35rem/1.5 ui-monospace, Menlo, Consolas, monospace; user-select: all; overflow-wrap: anywhere; } .long { overflow-wrap: anywhere; } .note a { color: inherit; }
.note { border-radius: .6rem; padding: .7rem 1rem; margin: 0 0 1rem; } .note.bad { background: var(--bad-bg); color: var(--bad); } .note.good { background: var(--good-bg); color: var(--good); }
.row { display: flex; flex-wrap: wrap; gap: .8rem; align-items: center; margin: .8rem 0; } .row form, .row button { margin: 0; } .qr { display: block; width: min(100%, 22rem); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; padding: .7rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--page); }
code { font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; } ol.first { margin: 0; padding-left: 1.4rem; } ol.first li { margin: 0 0 .7rem; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .45rem .4rem .45rem 0; border-top: 1px solid var(--line); } td:last-child, th:last-child { padding-right: 0; } th { border-top: 0; font-size: .875rem; color: var(--soft); }
footer { color: var(--soft); font-size: .875rem; }
@media (min-width: 40rem) { body { padding-top: 2rem; } section { padding: 1.5rem; }
  .steps { margin-bottom: 2.4rem; } .steps span { position: static; display: block; width: auto; height: auto; overflow: visible; clip-path: none; padding-top: .6rem; color: var(--soft); font-size: .875rem; } .now span { color: var(--ink); font-weight: 600; } }
@media print { form, details, header form { display: none; } section { break-inside: avoid; } }
`
