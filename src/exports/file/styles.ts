/** The page's own styles: nothing is loaded, and A4 is what it is made for. */
export const STYLES = `
@page { size: A4; margin: 15mm 14mm 16mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8.5pt; color: #7b8592; } }
* { box-sizing: border-box; }
html { font: 10.5pt/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif;
  color: #1c2430; background: #eef0f3; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 210mm; margin: 8mm auto; padding: 14mm; background: #fff; box-shadow: 0 1px 6px #0002; }
header { border-bottom: 2px solid #1f4e79; padding-bottom: 4mm; margin-bottom: 5mm; }
header .line { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 1mm; font-weight: 600; }
header .number { font: 600 13pt/1.2 ui-monospace, "Cascadia Mono", Menlo, monospace; color: #1f4e79; white-space: nowrap; }
header .edition { color: #5a6573; font-size: 9.5pt; }
h2 { font-size: 12pt; margin: 7mm 0 2mm; color: #1f4e79; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 0; font-weight: 600; }
h3 small, td small { color: #7b8592; font-weight: 400; }
.facts { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; margin: 0; }
.facts .wide { grid-column: 1 / -1; }
.field { display: flex; gap: 3mm; padding: .7mm 0; break-inside: avoid; }
.facts .field { border-bottom: 1px solid #eceff2; }
dt { flex: 0 0 27mm; color: #5a6573; }
dd { margin: 0; min-width: 0; flex: 1; overflow-wrap: anywhere; }
.act dl { display: flex; flex-wrap: wrap; column-gap: 7mm; } .act dt { flex-basis: auto; } .act .field { max-width: 100%; gap: 2mm; }
.act .field.wide { flex-basis: 100%; }
.text { white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
th { text-align: left; font-weight: 500; color: #5a6573; border-bottom: 1px solid #aab3bf; padding: 1mm 2mm 1mm 0; }
td { vertical-align: top; border-bottom: 1px solid #e6e9ed; padding: 1mm 3mm 1mm 0; }
thead { display: table-header-group; } tr { break-inside: avoid; }
time, .span { white-space: nowrap; font-variant-numeric: tabular-nums; } td { overflow-wrap: break-word; }
.result { padding: 0 1.6mm; border-radius: 3px; background: #e9edf2; white-space: nowrap; }
.result.in_time { background: #dff1e3; color: #1a6b34; } .result.lapsed, .result.lapsed_open { background: #fbe3e0; color: #a3261b; }
.result.running { background: #e2ecf8; color: #1f4e79; }
.timeline { list-style: none; margin: 0; padding: 0; }
.timeline li { display: flex; gap: 4mm; padding: 2mm 0 2mm 3mm; border-left: 2px solid #c9d3de; break-inside: avoid; }
.timeline li + li { border-top: 1px solid #f0f2f5; }
.timeline li.inner { border-left-color: #e0c98c; } .timeline li.alarm { border-left-color: #c8473b; }
.timeline li.voided .act { text-decoration: line-through; color: #7b8592; }
.when { flex: 0 0 34mm; font-size: 9.5pt; } .when time { display: block; font-variant-numeric: tabular-nums; }
.by { color: #5a6573; } .act { flex: 1; min-width: 0; } .act dl { margin: .5mm 0 0; }
.rest { margin: .8mm 0 0; font-size: 9pt; color: #5a6573; } .rest span + span::before { content: " ／ "; color: #b4bcc6; }
.tag { font-size: 8.5pt; font-weight: 400; padding: 0 1.4mm; border-radius: 3px; background: #f6ecd2; color: #7a5b0d; }
.tag.voided { background: #e9edf2; color: #5a6573; }
.erased { color: #7b8592; font-style: italic; }
.withheld { margin: .5mm 0 0; color: #7b8592; font-style: italic; }
code { font-size: 8.5pt; } footer { margin-top: 8mm; padding-top: 2mm; border-top: 1px solid #c9d3de; color: #7b8592; font-size: 8.5pt; }
@media screen and (max-width: 160mm) {
  body { margin: 0; padding: 5mm; box-shadow: none; } header .line, .timeline li { flex-wrap: wrap; row-gap: 1mm; }
  .facts { grid-template-columns: 1fr; } section { overflow-x: auto; } table { width: auto; min-width: 100%; }
  td { min-width: 12mm; } td:has(.text) { min-width: 45mm; } .when, .act { flex-basis: 100%; } .when time { display: inline; }
}
@media print { html { background: #fff; } body { margin: 0; padding: 0; max-width: none; box-shadow: none; } }
`
