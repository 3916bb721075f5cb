import { entryDigest } from '../commit/digest.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import type { Fault } from './fault.ts'
import type { KeptEvent, ReplacedEvent } from './kept-event.ts'
import { contentDigestOf, leafDigest, linkOf, type CoveredLine } from './seal.ts'

/** A journal as it stands, and what the complaint's row says of it. */
export type Journal = {
  complaintId: string
  version: number
  isErased: boolean
  events: readonly KeptEvent[]
}

/** What is wrong with a journal: at most one fault of an entry. */
export function faultsOfJournal({ complaintId, version, isErased, events }: Journal): Fault[] {
  const faults: Fault[] = []
  let last = 0
  let chain: string | undefined = ''
  for (const event of events) {
    const { sequence } = event
    for (let gone = last + 1; gone < sequence && gone <= version; gone++)
      faults.push({ complaintId, sequence: gone, what: 'missing' })
    // After a gap or without a chain it cannot be followed; it is taken up again where it goes on.
    const previous = sequence === last + 1 ? chain : undefined
    const what = sequence < 1 || sequence > version ? 'added' : wrongWith(event, previous, isErased)
    if (what) faults.push({ complaintId, sequence, what })
    last = Math.max(last, sequence)
    chain = event.chain ?? undefined
  }
  for (let gone = last + 1; gone <= version; gone++)
    faults.push({ complaintId, sequence: gone, what: 'missing' })
  return faults
}

/** What is wrong with the tails that were replaced. They are kept with the chain that they went on from. */
export function faultsOfReplaced(events: readonly ReplacedEvent[], isErased: boolean): Fault[] {
  let before: ReplacedEvent | undefined
  return events.flatMap((event) => {
    const { complaintId, sequence, replacement, previousChain } = event
    const isFirst = before?.replacement !== replacement || before.complaintId !== complaintId
    const previous = isFirst ? (previousChain ?? undefined) : (before?.chain ?? '')
    const follows = isFirst || sequence === before!.sequence + 1
    before = event
    // From before there were chains: nothing proves it.
    if (previousChain === null && event.chain === null) return []
    const what = follows ? wrongWith(event, previous, isErased) : 'misplaced'
    return what ? [{ complaintId, sequence, what, replacement }] : []
  })
}

function wrongWith(
  event: KeptEvent,
  previous: string | undefined,
  isErased: boolean,
): Fault['what'] | undefined {
  const { contentDigest, chain } = event
  if (contentDigest === null || chain === null) return 'unchained'
  if (isErased && (event.salt !== null || event.digest !== null)) return 'notErased'
  const covered = isErased ? erasedLine(event) : coveredLine(event)
  if (!covered || contentDigestOf(covered) !== contentDigest) return 'changed'
  if (!isErased && entryDigest(entryOf(event)) !== event.digest) return 'changed'
  return previous === undefined || linkOf(previous, contentDigest) === chain ? undefined : 'misplaced'
}

const ERASED_ACTOR = 'erased:'

/** An erased line has its digests in place already; one whose actor was a customer has it in a text. */
function erasedLine(event: KeptEvent): CoveredLine {
  const { id, role } = event.by
  const isErased = id.startsWith(ERASED_ACTOR)
  return { ...event, by: { id: isErased ? { erased: id.slice(ERASED_ACTOR.length) } : id, role } }
}

/** The line with its personal values behind their digests; none where a value does not fit its digest. */
function coveredLine(event: KeptEvent): CoveredLine | undefined {
  const { sealed, salt, data, by } = event
  if (!sealed) return event
  const covered = structuredClone({ data, by }) as Record<string, unknown>
  for (const { path, digest } of sealed) {
    const name = path.at(-1) ?? ''
    const parent = path.slice(0, -1).reduce<unknown>(childOf, covered)
    const value = childOf(parent, name)
    if (value === undefined || leafDigest(Buffer.from(salt ?? '', 'hex'), path, value) !== digest)
      return undefined
    ;(parent as Record<string, unknown>)[name] = { erased: digest }
  }
  return { ...event, ...covered }
}

const childOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

const entryOf = ({ sequence, type, at, data, by, command, recordedAt }: KeptEvent): Entry =>
  ({ sequence, event: { ...data, type, at }, by, command, recordedAt }) as Entry
