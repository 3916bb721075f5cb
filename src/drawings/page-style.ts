import { styleOf } from '../words/html.ts'

/** How a page to read and to print looks, on the screen and on A4. Fonts are those of the machine: nothing is loaded. */
export const PAGE_STYLE = styleOf(`
:root { --ink: #1d2733; --muted: #66727f; --rule: #d9dfe5; --main: #14506b; --soft: #b9cdd8; --accent: #c96f2d;
  --good: #2c7a54; --fair: #c99a2e; --bad: #b23b32; --paper: #ffffff; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f4; color: var(--ink); font: 14px/1.55 "PingFang SC", "Microsoft YaHei",
  "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; font-variant-numeric: tabular-nums;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 210mm; margin: 24px auto; padding: 16mm 15mm; background: var(--paper);
  box-shadow: 0 1px 6px rgb(20 40 60 / 18%); }
header { border-bottom: 3px solid var(--main); padding-bottom: 14px; margin-bottom: 18px; }
.brand { color: var(--main); font-weight: 700; letter-spacing: .08em; }
.brand span { font-weight: 400; color: var(--muted); }
h1 { margin: 6px 0 0; font-size: 27px; line-height: 1.25; }
.period { font-size: 18px; color: var(--main); margin-bottom: 10px; }
.facts { display: flex; flex-wrap: wrap; gap: 2px 26px; margin: 0; font-size: 12px; }
.facts div { display: flex; gap: 6px; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; }
.tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10px; margin-bottom: 8px; }
.tile { border: 1px solid var(--rule); border-left: 4px solid var(--main); border-radius: 4px; padding: 9px 13px;
  break-inside: avoid; }
.tile .name { color: var(--muted); font-size: 12.5px; }
.tile .big { font-size: 25px; font-weight: 650; line-height: 1.25; }
.tile .change, .tile .note { font-size: 12px; display: inline-block; margin-right: 10px; }
.tile .note { color: var(--muted); }
.plain { color: var(--muted); }
.good { color: var(--good); }
.bad { color: var(--bad); }
section { margin-top: 20px; }
h2 { font-size: 17px; margin: 0 0 8px; padding-left: 9px; border-left: 4px solid var(--accent); line-height: 1.3;
  break-after: avoid; }
p { margin: 6px 0; }
.named { min-width: 5.2em; }
.short { white-space: nowrap; }
.small, figcaption { font-size: 12px; color: var(--muted); }
.muted { color: var(--muted); }
.findings { margin: 0; padding-left: 20px; }
.findings li { margin: 3px 0; }
table { width: 100%; border-collapse: collapse; margin: 8px 0 12px; font-size: 12.5px; }
thead { display: table-header-group; }
th { text-align: right; font-weight: 600; color: var(--muted); border-bottom: 1.5px solid var(--main);
  padding: 4px 7px; vertical-align: bottom; }
td { padding: 4.5px 7px; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; }
th.text, td.text { text-align: left; }
td.number { white-space: nowrap; }
tr { break-inside: avoid; }
th:first-child, td:first-child { padding-left: 2px; }
.code { font-family: ui-monospace, "SFMono-Regular", Consolas, monospace; font-size: 11px; white-space: nowrap; }
.meter { display: inline-flex; align-items: center; gap: 7px; white-space: nowrap; }
.meter b { font-weight: 400; min-width: 46px; }
.meter svg { width: 54px; height: 7px; border-radius: 3px; }
figure { margin: 6px 0 10px; break-inside: avoid; }
figure svg { width: 100%; height: auto; display: block; }
svg text { font-size: 10.5px; fill: var(--ink); font-family: inherit; }
svg text.axis { fill: var(--muted); font-size: 9.5px; }
svg text.axis.now { fill: var(--ink); font-weight: 700; }
svg text.middle { text-anchor: middle; }
svg text.end { text-anchor: end; }
svg text.value { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
svg .grid { stroke: var(--rule); stroke-width: .7; }
svg .base { stroke: var(--muted); stroke-width: 1; }
svg .series-0 { fill: var(--soft); }
svg .series-0.now { fill: var(--main); }
svg .series-1 { fill: #ecd3bf; }
svg .series-1.now { fill: var(--accent); }
svg .vital { fill: var(--main); }
svg .useful { fill: var(--soft); }
svg rect.good { fill: var(--good); }
svg rect.fair { fill: var(--fair); }
svg rect.bad { fill: var(--bad); }
svg .curve { fill: none; stroke: var(--main); stroke-width: 2; stroke-linejoin: round; }
svg .point { fill: var(--paper); stroke: var(--main); stroke-width: 1.8; }
svg .target { stroke: var(--accent); stroke-width: 1.2; stroke-dasharray: 5 4; }
svg .target-name { fill: var(--accent); font-size: 9.5px; }
.definitions { font-size: 11px; color: var(--muted); }
.definitions dl { columns: 2; column-gap: 26px; margin: 8px 0 0; }
.definitions dt { color: var(--ink); font-weight: 600; break-after: avoid; }
.definitions dd { margin: 0 0 6px; break-inside: avoid; }
footer { margin-top: 22px; padding-top: 8px; border-top: 1px solid var(--rule); font-size: 10.5px;
  color: var(--muted); overflow-wrap: anywhere; }
footer .code { font-size: 9.5px; white-space: normal; }
@media (max-width: 640px) {
  main { margin: 0; padding: 18px 14px; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  section { overflow-x: auto; }
}
@page { size: A4; margin: 15mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 9px system-ui, sans-serif; color: #66727f; } }
@media print {
  .definitions { break-before: page; }
  body { background: none; font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
}
`)
