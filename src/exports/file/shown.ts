import type { Kind } from '../../domain/disclosure/field.ts'
import { fieldsSeenBy } from '../../domain/disclosure/readers.ts'
import type { HasOffsets, Instant } from '../../domain/instant.ts'
import { tableTime } from '../../words/dates.ts'
import { exactDuration } from '../../words/durations.ts'
import { BETWEEN_CLAUSES, COLON } from '../../words/languages.ts'
import { moneyText, type Money } from '../../words/money.ts'
import type { Names, Language } from '../../domain/names.ts'
import { codeName } from '../../words/codes.ts'
import { ROLES } from '../../words/people.ts'
import { nameOf, wordIn } from '../../words/vocabulary.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { label } from './labels.ts'

/** In which language and by which clock a page is written, and what the ids on it are called. */
export type Page = { language: Language; zone: HasOffsets; names: Names }

type Actor = { id?: string; role: string }

/** An instant as the wall clock shows it, to the minute. */
export const timeOf = (at: Instant, { zone }: Page): string => tableTime(at, zone)

/** A span of time, without saying twice what day it is. */
export function spanOf(from: Instant, until: Instant | undefined, page: Page): string {
  const [begin, end] = [timeOf(from, page), until === undefined ? undefined : timeOf(until, page)]
  const short = (text: string) => text.slice('2026-'.length)
  if (end === undefined) return `${short(begin)} – ${label('still', page.language)}`
  return `${short(begin)} – ${end.slice(0, 10) === begin.slice(0, 10) ? end.slice(11) : short(end)}`
}

/** Names under which the domain keeps instants, where a number stands. */
const INSTANT = /^(at|since|from|until|before|executeBy)$|(At|Until)$/

/** What lies behind a number of the machine's, or is said elsewhere on the page. */
const HIDDEN = new Set(['key', 'ladder', 'repeat', 'n', 'nth', 'notice', 'policy', 'calendar', 'id', 'by'])
const HIDDEN_IN: Readonly<Record<string, readonly string[]>> = {
  received: ['number', 'registeredAt', 'details'],
  evidenceAttached: ['digest'],
  escalated: ['source'],
}

/** Whether the page says nothing of a field of such an event. */
export const isHidden = (type: string, name: string): boolean =>
  HIDDEN.has(name) || !!HIDDEN_IN[type]?.includes(name)

/** The fields of an event as a list of what they are called and what they say. */
export function shownFields(type: string, said: Readonly<Record<string, unknown>>, page: Page): Html[] {
  const kinds = fieldsSeenBy('exports', type)
  return Object.entries(said).flatMap(([name, value]) =>
    value === undefined || isHidden(type, name)
      ? []
      : [
          html`<div class="field ${isLong(value) && 'wide'}">
            <dt>${label(name, page.language)}</dt>
            <dd>${shownAs(kinds.get(name), type)(name, value, page)}</dd>
          </div>`,
        ],
  )
}

/** How a field is shown, by what it is. */
const shownAs =
  (kind: Kind | undefined, type: string) =>
  (name: string, value: unknown, page: Page): Part =>
    kind === 'instant' && typeof value === 'number'
      ? timeOf(value, page)
      : shown(name, value, page, kind === 'code' && type)

/** What takes a line of its own. */
const isLong = (value: unknown): boolean =>
  typeof value === 'object' || (typeof value === 'string' && (value.length > 24 || value.includes('\n')))

/**
 * One value, whatever it is: the page is never the reason why something is not said. `codeOf`: it is a code, of such an
 * event where it is one's.
 */
export function shown(name: string, value: unknown, page: Page, codeOf: string | boolean = false): Part {
  const { language } = page
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return label(value ? 'yes' : 'no', language)
  if (typeof value === 'number') return numberOf(name, value, page)
  if (typeof value === 'string')
    return codeOf
      ? codeName(name, value, language, {
          event: codeOf === true ? undefined : codeOf,
          clocks: page.names.clocks,
        })
      : html`<span class="text">${calledIn(name, value, page)}</span>`
  if (Array.isArray(value)) return value.map((one) => html`<div class="item">${shown(name, one, page)}</div>`)
  if (typeof value !== 'object') return ''
  if (isMoney(value)) return moneyText(value, language)
  if ('erased' in value) return html`<span class="erased">${label('erased', language)}</span>`
  return Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([field, one], index) => [
      index > 0 && BETWEEN_CLAUSES[language],
      `${label(field, language)}${COLON[language]}`,
      shown(field, one, page, CODES.has(field) && 'evidenceAttached'),
    ])
}

/** The fields in which the house names itself. Some hold free words at times: those are no id, and stay. */
const NAMED: Readonly<Record<string, keyof Names>> = {
  ...{
    person: 'people',
    handler: 'people',
    approvedBy: 'people',
    acceptedBy: 'people',
    delegatedTo: 'people',
    draftedBy: 'people',
  },
  ...{ about: 'people', owner: 'people', handledBefore: 'people', mergedBy: 'people', to: 'people' },
  named: 'people',
  ...{ department: 'departments', category: 'categories', rootCause: 'rootCauses' },
}

/** What stands in a field, by name where it has one. */
export function calledIn(field: string, id: string, { names, language }: Page): string {
  const of = Object.hasOwn(NAMED, field) ? NAMED[field] : undefined
  return of ? nameOf(names, of, id, language) : id
}

/** Who did something, by name. Nobody's name is that of time, of a customer (what they sign in by is none), or of the erased. */
export function actorName({ id, role }: Actor, page: Page): string | undefined {
  const isNamed = id !== undefined && role !== 'system' && role !== 'customer' && !id.startsWith('erased:')
  return isNamed ? calledIn('person', id, page) : undefined
}

/** Who did something: by name, else by what they are. */
export const actorCalled = (by: Actor, page: Page): string =>
  actorName(by, page) ?? wordIn(ROLES, by.role, page.language)

/** Fields inside of others that hold a code and not a person's words. Of these others only evidence has a kind. */
const CODES = new Set([
  'kind',
  'language',
  'preferredMethod',
  'severity',
  'urgency',
  'complexity',
  'role',
  'state',
  'unit',
])

function numberOf(name: string, value: number, page: Page): string {
  if (INSTANT.test(name)) return timeOf(value, page)
  if (name === 'share') return `${Math.round(value * 100)} %`
  return name === 'lateMs' ? exactDuration(value, page.language) : String(value)
}

const isMoney = (value: object): value is Money => 'amountCents' in value && 'currency' in value
