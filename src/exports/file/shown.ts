import type { HasOffsets, Instant } from '../../domain/instant.ts'
import type { Language, Names } from '../../domain/names.ts'
import { tableTime } from '../../words/dates.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { BETWEEN_CLAUSES, COLON } from '../../words/languages.ts'
import { saidFields, saidIn, type Said, type Telling } from '../../words/telling/said.ts'
import { label } from './labels.ts'

/** In which language and by which clock a page is written, and what the ids on it are called. */
export type Page = { language: Language; zone: HasOffsets; names: Names }

/** An instant as the wall clock shows it, to the minute. */
export const timeOf = (at: Instant, { zone }: Page): string => tableTime(at, zone)

/** A span of time, without saying twice what day it is. */
export function spanOf(from: Instant, until: Instant | undefined, page: Page): string {
  const [begin, end] = [timeOf(from, page), until === undefined ? undefined : timeOf(until, page)]
  const short = (text: string) => text.slice('2026-'.length)
  if (end === undefined) return `${short(begin)} – ${label('still', page.language)}`
  return `${short(begin)} – ${end.slice(0, 10) === begin.slice(0, 10) ? end.slice(11) : short(end)}`
}

const tellingOn = (page: Page): Telling => ({
  language: page.language,
  names: page.names,
  label: (field) => label(field, page.language),
  time: (at) => timeOf(at, page),
})

/** The fields of an event as a list of what they are called and what they say. */
export const shownFields = (type: string, said: Readonly<Record<string, unknown>>, page: Page): Html[] =>
  saidFields(type, said, tellingOn(page)).map(
    (field) =>
      html`<div class="field ${field.isLong && 'wide'}">
        <dt>${field.label}</dt>
        <dd>${drawn(field.said, page)}</dd>
      </div>`,
  )

/** One value, whatever it is; `codeOf` as in `saidIn`. */
export const shown = (name: string, value: unknown, page: Page, codeOf: string | boolean = false): Part =>
  drawn(saidIn(name, value, tellingOn(page), codeOf), page)

function drawn(said: Said, page: Page): Part {
  if ('items' in said) return said.items.map((one) => html`<div class="item">${drawn(one, page)}</div>`)
  if ('text' in said) {
    if (said.as === 'erased') return html`<span class="erased">${said.text}</span>`
    return said.as === 'words' ? html`<span class="text">${said.text}</span>` : said.text
  }
  return said.parts.map((part, index) => [
    index > 0 && BETWEEN_CLAUSES[page.language],
    `${part.label}${COLON[page.language]}`,
    drawn(part.said, page),
  ])
}
