import { explain } from '../../domain/time/explain.ts'
import type { Clock, Complaint } from '../../domain/complaint.ts'
import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { lapsedAt, resultOf } from '../../domain/summary.ts'
import { ruleOf } from '../../domain/time/clocks.ts'
import type { ComplaintFile, FiledEntry, FiledLetter } from '../../register/complaint/complaint-file.ts'
import { factFields } from '../facts.ts'
import { unreadIn, type EditionFor, type HideContacts } from './edition-for.ts'
import { headOf, type Head } from './head.ts'
import { internalOf, type Internal } from './internal.ts'
import { offeredIn, toldToCustomer } from '../../domain/disclosure/told-to-customer.ts'

export type FileEntry = {
  sequence: number
  type: Event['type']
  at: Instant
  recordedAt?: Instant
  by: { id?: string; role: string; for?: string }
  command?: string
  past?: true
  /** Not for the complainant. */
  internal?: true
  /** Taken back by a later entry. */
  voided?: true
  said: Record<string, unknown>
  withheld?: string[]
  digest?: string | null
}
export type FileClock = Pick<Clock, 'name' | 'cycle' | 'n' | 'startedAt' | 'dueAt'> & {
  basis?: string
  owedBy?: string
  result: string
  endedAt?: Instant
  lapsedAt?: Instant
  provisional?: true
  pauses: { from: Instant; until?: Instant; reason?: string }[]
  explanation?: ReturnType<typeof explain>
}
export type FileNotice = {
  key?: string
  template: string
  to: { role: string; department?: string; person?: string }
  state: string
  createdAt: Instant
  sentAt?: Instant
}
/** What was written to the customer. Without words where it is erased, or personal data is left out. */
export type FileLetter = Partial<FiledLetter> & Pick<FiledLetter, 'channel' | 'language' | 'sentAt'>
export type FileEdition = {
  audience: EditionFor['audience']
  masked: boolean
  madeAt: Instant
  complaint: Head
  entries: FileEntry[]
  clocks: FileClock[]
  notices: FileNotice[]
  letters: FileLetter[]
  /** What only the house knows. */
  internal?: Internal
}

/** The file as one reader gets it. What they are not to have is not in it: nothing is left to those who print it. */
export function editionOf(file: ComplaintFile, how: EditionFor, madeAt: Instant): FileEdition {
  const isForStaff = how.audience === 'staff'
  return {
    audience: how.audience,
    masked: how.masked,
    madeAt,
    complaint: headOf(file, how),
    entries: entriesFor(file.entries, how),
    clocks: clocksFor(file, how),
    notices: file.notices.filter(({ to }) => isForStaff || to.role === 'customer').map(noticeFor(how)),
    letters: file.letters.map(letterFor(how)),
    ...(isForStaff && { internal: internalOf(file, how) }),
  }
}

function entriesFor(entries: readonly FiledEntry[], how: EditionFor): FileEntry[] {
  const voided = new Set(
    entries.flatMap(({ event }) => (event.type === 'entryVoided' ? [event.sequence] : [])),
  )
  return entries.flatMap((entry) => {
    const told = toldToCustomer(entry)
    if (how.audience === 'staff') return [staffEntry(entry, how, { voided, isInternal: told === undefined })]
    return told && !voided.has(entry.sequence) ? [customerEntry(entries, entry, told, how)] : []
  })
}

type Marks = { voided: ReadonlySet<number>; isInternal: boolean }

function staffEntry(
  { event, by, digest, ...entry }: FiledEntry,
  how: EditionFor,
  { voided, isInternal }: Marks,
): FileEntry {
  const { type, at, ...all } = event
  const others = unreadIn({ event, by }, how)
  const own = Object.fromEntries(Object.entries(all).filter(([name]) => !others.includes(name)))
  const { said, withheld: kept } = sayable(event, own, how)
  const withheld = [...kept, ...others]
  return {
    ...entry,
    type,
    at,
    by: how.masked ? { role: by.role } : by,
    ...(isInternal && { internal: true }),
    ...(voided.has(entry.sequence) && { voided: true }),
    said,
    // Of a few likely texts the digest would tell which it was.
    ...(withheld.length > 0 ? { withheld } : { digest }),
  }
}

function customerEntry(
  entries: readonly Entry[],
  { sequence, event, by }: Entry,
  told: readonly string[],
  how: EditionFor,
): FileEntry {
  const offered = event.type === 'solutionOffered' ? offeredIn(entries, event) : {}
  const all = { ...picked(event, told), ...offered }
  const { said, withheld } = sayable(event, all, how)
  return {
    sequence,
    type: event.type,
    at: event.at,
    by: { role: by.role === 'customer' ? 'customer' : 'staff' },
    said,
    ...(withheld.length > 0 && { withheld }),
  }
}

const picked = (said: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said).filter(([name]) => names.includes(name)))

/** These stand above every edition. */
const IN_HEAD = new Set(['id', 'number'])

/** What of an event may be said in an edition, and the names of what is withheld. */
function sayable(event: Event, all: Record<string, unknown>, { masked, hideContacts }: EditionFor) {
  if (!masked) return { said: hideContacts ? withoutContacts(all, hideContacts) : all, withheld: [] }
  const facts = Object.keys(factFields(event.type))
  const names = Object.keys(all)
  return {
    said: picked(all, facts),
    withheld: names.filter((name) => !facts.includes(name) && !IN_HEAD.has(name)),
  }
}

type Person = { phone?: string; email?: string }

/** An erasure leaves digests where texts were: of these nothing is to be hidden. */
const isTold = (person: unknown): person is Person =>
  typeof person === 'object' &&
  person !== null &&
  Object.values(person).every((one) => typeof one === 'string' || one === null)

function withoutContacts(said: Record<string, unknown>, hide: HideContacts) {
  const { details } = said
  if (typeof details !== 'object' || details === null) return said
  const hidden = Object.entries(details).map(([name, value]) => [
    name,
    PERSONS.has(name) && isTold(value) ? hide(value) : value,
  ])
  return { ...said, details: Object.fromEntries(hidden) as unknown }
}
/** Those whose numbers and addresses stand in the details. */
const PERSONS = new Set(['complainant', 'representative'])

/** The complainant sees what they were promised and what they owe; the house's own targets are its own. */
function clocksFor({ complaint }: ComplaintFile, { audience }: EditionFor): FileClock[] {
  const clocks = complaint.clocks.map((clock) => clockOf(complaint, clock))
  if (audience === 'customer') return clocks.filter(({ basis }) => basis !== undefined && basis !== 'target')
  return clocks.map((one, index) => ({ ...one, explanation: explain(complaint, complaint.clocks[index]!) }))
}

function clockOf(complaint: Complaint, clock: Clock): FileClock {
  const { name, cycle, n, startedAt, dueAt, endedAt, pausedAt, pausedBy, provisional, pauses } = clock
  const rule = ruleOf(complaint, name)
  const lapsed = lapsedAt(clock)
  return {
    ...{ name, cycle, n, startedAt, dueAt, result: resultOf(clock) },
    ...(rule && { basis: rule.basis, owedBy: rule.owedBy }),
    ...(endedAt !== undefined && { endedAt }),
    ...(lapsed !== undefined && { lapsedAt: lapsed }),
    ...(provisional && { provisional }),
    pauses: [
      ...pauses.map(({ from, until }) => ({ from, until })),
      ...(pausedAt === undefined ? [] : [{ from: pausedAt, ...(pausedBy && { reason: pausedBy }) }]),
    ],
  }
}

/** Of a few likely wordings the digest would tell which it was. */
const letterFor =
  ({ audience, masked }: EditionFor) =>
  ({ subject, body, channel, language, sentAt, ...proof }: FiledLetter): FileLetter => ({
    ...{ channel, language, sentAt },
    ...(!masked && subject !== null && body !== null && { subject, body }),
    ...(audience === 'staff' && !masked && proof),
  })

const noticeFor =
  ({ audience, masked }: EditionFor) =>
  ({ key, template, to, state, createdAt, sentAt }: ComplaintFile['notices'][number]): FileNotice => ({
    ...(audience === 'staff' && { key }),
    template,
    to: {
      role: to.role,
      ...(to.department !== null && { department: to.department }),
      ...(to.person !== null && !masked && { person: to.person }),
    },
    state,
    createdAt,
    ...(sentAt !== null && { sentAt }),
  })
