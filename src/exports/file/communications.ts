import type { Instant } from '../../domain/instant.ts'
import { eventName } from '../../words/events.ts'
import { SPOKEN } from '../../words/telling/journal.ts'
import { CHANNELS, DIRECTIONS, METHODS } from '../../words/people.ts'
import { NOTICE_STATES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { FileEdition, FileEntry } from './edition.ts'
import { html, type Html } from '../../words/html.ts'
import { label } from './labels.ts'
import { actorCalled } from '../../words/telling/said.ts'
import { timeOf, type Page } from './shown.ts'
import { table } from './tables.ts'
import { defined } from '../../domain/defined.ts'

export type Communication = {
  at: Instant
  direction: 'inward' | 'outward'
  what: string
  method?: string
  text?: string
  who?: FileEntry['by']
  /** Of a letter of ours: what has become of it. */
  state?: string
}

/** Every word that went one way or the other, letters with what became of them, in the order of time. */
export function communicationsOf({
  entries,
  notices,
}: Pick<FileEdition, 'entries' | 'notices'>): Communication[] {
  const letters = notices
    .filter(({ to }) => to.role === 'customer')
    .map(({ template, state, createdAt, sentAt }) => ({
      at: sentAt ?? createdAt,
      direction: 'outward' as const,
      what: template,
      method: 'notice',
      state,
    }))
  return [...entries.flatMap((entry) => spoken(entry, entries)), ...letters].toSorted(
    (one, other) => one.at - other.at,
  )
}

function spoken(entry: FileEntry, entries: readonly FileEntry[]): Communication[] {
  const { type, at, by, voided } = entry
  const said = type === 'solutionOffered' ? { ...proposedIn(entries, entry), ...entry.said } : entry.said
  const text = (name: string | undefined) => (name && typeof said[name] === 'string' ? said[name] : undefined)
  const isContact =
    type === 'contactRecorded' && (said['direction'] === 'inward' || said['direction'] === 'outward')
  const how = isContact ? ([said['direction'] as 'inward' | 'outward', 'summary'] as const) : SPOKEN[type]
  if (!how || voided || (type === 'informationProvided' && said['from'] === 'thirdParty')) return []
  const [direction, field] = how
  const given = defined({ method: text('method') ?? text('channel'), text: text(field), who: by })
  return [{ at, direction, what: type, ...given }]
}

/** For the house an offer stands with the proposal it makes known. */
const proposedIn = (entries: readonly FileEntry[], { sequence }: FileEntry): FileEntry['said'] =>
  entries.findLast((one) => one.type === 'solutionProposed' && one.sequence < sequence)?.said ?? {}

/** What was said came by a channel, or was said by some method. */
const WAYS = { ...CHANNELS, ...METHODS }

export function communicationsTable(edition: FileEdition, page: Page): Html | undefined {
  const { language } = page
  const rows = communicationsOf(edition).map(({ at, direction, what, method, text, who, state }) => [
    html`<time>${timeOf(at, page)}</time>`,
    DIRECTIONS[direction][language],
    [eventName(what, language), text !== undefined && html`<div class="text">${text}</div>`],
    method && (method === 'notice' ? label('notice', language) : wordIn(WAYS, method, language)),
    who && actorCalled(who, page),
    state && wordIn(NOTICE_STATES, state, language),
  ])
  return table('communications', ['when', 'direction', 'what', 'method', 'who', 'state'], rows, page)
}
