import type { RedressItem } from '../commands/solution.ts'
import type { Event, EventOf, EventType } from '../event.ts'

/**
 * Who reads what an event says, beside the staff who may see the complaint whole: the complainant, the endpoints of
 * other systems, exports and masked files. What survives an erasure is all that is left to auditors after it.
 */
export type Reader = 'customer' | 'endpoints' | 'exports' | 'afterErasure'

/** What a field of an event is, and who therefore sees it. */
export const KINDS = {
  code: ['endpoints', 'exports', 'afterErasure'],
  /** What the firm itself names: its departments, categories, root causes, policies, calendars. */
  named: ['endpoints', 'exports', 'afterErasure'],
  count: ['endpoints', 'exports', 'afterErasure'],
  /** A part of a whole, between 0 and 1 or above it. */
  share: ['endpoints', 'exports', 'afterErasure'],
  instant: ['endpoints', 'exports', 'afterErasure'],
  flag: ['endpoints', 'exports', 'afterErasure'],
  money: ['endpoints', 'exports', 'afterErasure'],
  /** The id of a person who works here. They go on answering for what they did. */
  staff: ['afterErasure'],
  /** What the machinery needs: its own keys, rules, snapshots and marks. */
  inner: ['afterErasure'],
  /** Words that the firm and the complainant said to each other. */
  said: ['customer'],
  /** What was offered to them, item by item: of each the facts survive (`FACTS_OFFERED`), the words go. */
  offered: ['customer'],
  /** Another complaint: an id that says nothing outside, and, with that complaint's file, something after an erasure. */
  other: ['endpoints'],
  /** Anybody else's words. */
  words: [],
  /** Who complains and about what: names, contacts, the matter. */
  complainant: [],
  /** A file or recording: its name, digest, source. */
  evidence: [],
} as const satisfies Readonly<Record<string, readonly Reader[]>>
export type Kind = keyof typeof KINDS

/** What is no person's of an item that was offered: a figure counts it. */
export const FACTS_OFFERED: readonly (keyof RedressItem)[] = ['kind', 'money']

/** What is nobody's words and about no person. */
export type FactKind = 'code' | 'named' | 'count' | 'share' | 'instant' | 'flag' | 'money'

/** Exceptions: a fact may be told to the complainant or kept from endpoints; what is inner may go with an erasure. */
type Told<K extends Kind> =
  | K
  | { is: Extract<K, FactKind>; customer?: true; endpoints?: false }
  | { is: Extract<K, 'inner'>; afterErasure: false }
export type Field = Told<Kind>

type Hidden = 'inner' | 'evidence'
/** What a field may be, by its type: so that nobody's details are called a code. */
type KindOf<V> = [V] extends [boolean]
  ? 'flag' | Hidden
  : [V] extends [number]
    ? 'count' | 'share' | 'instant' | Hidden
    : [V] extends [string]
      ? 'code' | 'named' | 'staff' | 'said' | 'words' | 'other' | Hidden
      : [V] extends [{ amountCents: number }]
        ? 'money'
        : [V] extends [readonly RedressItem[]]
          ? 'offered' | 'words' | Hidden
          : 'words' | 'complainant' | Hidden

/** Every field of something but those named: one that is missing here does not compile. */
type Fields<T, Without extends PropertyKey> = {
  readonly [F in Exclude<keyof T, Without>]-?: Told<KindOf<NonNullable<T[F]>>>
}

/** Of every event. Type and instant are what an event is: who sees it sees them. */
export type SharedFields = Fields<Event, 'type' | 'at'>
export type EventFields = { readonly [T in EventType]: Fields<EventOf<T>, keyof Event> }
