import type { Actor, Command } from '../domain/command.ts'
import { dayMs, hourMs, minuteMs, type Instant } from '../domain/instant.ts'
import type { Opening } from '../domain/opening.ts'
import type { Title } from '../domain/names.ts'

/** A day of the story, counted from its first Monday, and the time there. */
export type At = readonly [day: number, time: string]

/** The instant of such a day: `on(2, '14:30')`. */
export type On = (...at: At) => Instant

/** What one person asks for. */
export type Deed = { by: Actor; commands: readonly Command[] | ((on: On) => readonly Command[]) }

/** One sentence of a document, come true: until its instant time does what it does, then people do theirs. */
export type Step = {
  at: At
  /** The document's own words, and the requirements that they are. */
  phrase: string
  shows: readonly string[]
  /** What happens, for who watches. */
  says: Title
  does?: readonly Deed[]
}

/** The whole life of one complaint as a document wants it, told once: for its test and for who watches it. */
export type Story<Name extends string = string> = {
  policy: string
  title: Title
  /** How it comes in: that is part of its first step. */
  opening: Pick<Opening, 'channel' | 'details' | 'aboutPerson' | 'by'> & { receivedAt: At }
  steps: Readonly<Record<Name, Step>>
}

/** Where the stories happen. */
const EAST_MS = 8 * hourMs

const WEEK_MS = 7 * dayMs
/** The epoch is a Thursday. */
const FIRST_MONDAY_MS = 4 * dayMs - EAST_MS

/** Days from the first Monday that comes after an instant. */
export function daysAfter(now: Instant): On {
  const monday = FIRST_MONDAY_MS + Math.ceil((now - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS
  return (day, time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return monday + day * dayMs + hours * hourMs + minutes * minuteMs
  }
}

/** The day of the week, counted from Monday, and the time of an instant where the stories happen. */
export function weekTime(at: Instant): At {
  const sinceMonday = (((at - FIRST_MONDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS
  return [Math.floor(sinceMonday / dayMs), new Date(at + EAST_MS).toISOString().slice(11, 16)]
}
