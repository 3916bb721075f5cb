import type { Language } from '../../domain/names.ts'

/** A letter's paragraphs as a page: nothing is loaded, nothing that people wrote is markup, only our links are links. */
export function pageOf(paragraphs: readonly string[], links: readonly string[], language: Language): string {
  const ours = new Set(links.map(escaped))
  const body = paragraphs.map((text) => `<p style="white-space:pre-line">${linked(escaped(text), ours)}</p>`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>
<body style="font-family:sans-serif;line-height:1.5;max-width:40em">${body.join('\n')}</body></html>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const linked = (text: string, ours: ReadonlySet<string>): string =>
  text.replaceAll(/https?:\/\/\S+/g, (link) => (ours.has(link) ? `<a href="${link}">${link}</a>` : link))
