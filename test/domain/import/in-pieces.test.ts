import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { allowedActions, decide } from '../../../src/domain/decide/decide.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import {
  importOn,
  type Imported,
  type ImportAsk,
  type ImportStep,
} from '../../../src/domain/import/importing.ts'
import { dayMs, type Instant } from '../../../src/domain/instant.ts'
import { openWithHistory, type Opening } from '../../../src/domain/opening.ts'
import {
  PAST_BYTES_AT_MOST,
  PAST_PIECE_BYTES,
  pastPieces,
  type Fact,
} from '../../../src/domain/import/past.ts'
import { bytesOf } from '../../../src/domain/journal/pieces.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { agent, on, opening } from '../../support/domain/given.ts'
import { live, script } from '../../support/domain/random-lives.ts'

type Told = { complaint: ImportStep['admission']['complaint']; entries: Entry[]; imported: Imported }

/** A complaint whose import has just begun, or that was imported at once up to an instant. */
function begun(begin: Opening, facts: readonly Fact[], until?: Instant): Told {
  const lived = openWithHistory(begin, facts, until ?? begin.receivedAt)
  if (isRefusal(lived)) throw new Error(lived.detail)
  const pieces = [
    { facts: 0, digest: '' },
    ...(facts.length > 0 ? [{ facts: facts.length, digest: 'd' }] : []),
  ]
  const at = facts.at(-1)?.at ?? begin.receivedAt
  const imported = { intake: '', pieces, at, heardAt: begin.registeredAt, bytes: 0, work: 0 }
  const complaint =
    until === undefined ? { ...lived.complaint, importing: 'underWay' as const } : lived.complaint
  return { complaint, entries: lived.entries, imported }
}

function step({ complaint, entries, imported }: Told, ask: ImportAsk, now: Instant) {
  const gone = importOn({ present: complaint, imported }, ask, { now })
  if (isRefusal(gone)) return gone
  const more = gone.admission
  return { complaint: more.complaint, entries: [...entries, ...more.entries], imported: gone.imported }
}

function must(told: Told, ask: ImportAsk, now: Instant): Told {
  const gone = step(told, ask, now)
  if (isRefusal(gone)) throw new Error(gone.detail)
  return gone
}

const more = ({ imported }: Told, facts: readonly Fact[]): ImportAsk => {
  const after = imported.pieces.at(-1)!
  // As the API asks: by the same rules as a past told at once.
  return { type: 'tell', after, facts, digest: `${after.digest}+${facts.length}`, edition: EDITION }
}

const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 })
const plain = (entries: readonly Entry[]) => entries.map(({ recordedAt: _, ...entry }) => entry)

test('however a past is cut into pieces, journal and clocks are those of the past told at once', () => {
  fc.assert(
    fc.property(script, cuts, (drawn, lengths) => {
      const life = live({ ...drawn, late: 0, turns: drawn.turns.map((turn) => ({ ...turn, backwards: 0 })) })
      const { facts, endedAt } = life
      const whole = openWithHistory(life.opening, facts, endedAt)
      if (isRefusal(whole)) throw new Error(whole.detail)
      let told = begun(life.opening, [])
      for (let from = 0, n = 0; from < facts.length; n++) {
        const piece = facts.slice(from, from + lengths[n % lengths.length]!)
        told = must(told, more(told, piece), endedAt)
        from += piece.length
      }
      told = must(told, { type: 'complete', facts: facts.length }, endedAt)
      expect(plain(told.entries)).toEqual(plain(whole.entries))
      expect(told.complaint).toEqual(whole.complaint)
    }),
    { numRuns: 60 },
  )
})

const received = on('03-02 09:00')
const now = on('04-20 09:00')
const begin = { ...opening('event-log', received), registeredAt: now }
const note = (at: Instant, text = 'Told.'): Fact => ({ command: { type: 'addNote', text }, by: agent, at })

test('while a past is being told time stands still at the last fact, and nobody else does anything', () => {
  const start = begun(begin, [])
  const told = must(start, more(start, [note(received + 2 * dayMs)]), now)
  expect(told.entries.some(({ event }) => event.type === 'breached')).toBe(true)
  expect(told.entries.every(({ event }) => event.at <= received + 2 * dayMs)).toBe(true)
  expect(allowedActions(told.complaint, agent)).toEqual([])
  const command = { type: 'addNote', text: 'Now.' } as const
  expect(decide(told.complaint, { command, by: agent, at: now })).toMatchObject({ code: 'importing' })
  const whole = must(told, { type: 'complete', facts: 1 }, now)
  expect(whole.complaint.importing).toBeUndefined()
  expect(whole.entries.at(-1)!.event.at).toBeGreaterThan(received + 2 * dayMs)
  expect(whole.entries.every(({ past }) => past)).toBe(true)
})

// Trial S11
test('what another did bears the name of who tells it, and what follows from it does not', () => {
  const start = begun(begin, [])
  const acknowledge = { type: 'acknowledge', method: 'phone', said: 'We have it.' } as const
  const fact: Fact = { command: acknowledge, by: agent, at: received + 60_000, toldBy: 'ops' }
  const { entries } = must(start, more(start, [fact, note(received + 120_000)]), now)
  const teller = (type: string) => entries.find(({ event }) => event.type === type)?.event.toldBy
  expect([teller('acknowledged'), teller('clockMet'), teller('noteAdded')]).toEqual([
    'ops',
    undefined,
    undefined,
  ])
  expect(entries.find(({ event }) => event.type === 'acknowledged')?.by).toEqual({
    id: 'li.na',
    role: 'agent',
  })
})

test('a piece that comes again, or too early, is refused with where to go on', () => {
  const start = begun(begin, [])
  const first = more(start, [note(received)])
  const told = must(start, first, now)
  expect(step(told, first, now)).toMatchObject({
    code: 'otherPast',
    detail: expect.stringContaining('1 facts'),
  })
  expect(step(told, { type: 'complete', facts: 2 }, now)).toMatchObject({ code: 'otherPast' })
  const before = more(told, [note(received - 1)])
  expect(step(told, before, now)).toMatchObject({ detail: 'Fact 2 lies before the one it follows.' })
})

test('what is complete is complete, what is abandoned is abandoned', () => {
  const start = begun(begin, [])
  const whole = must(start, { type: 'complete', facts: 0 }, now)
  expect(must(whole, { type: 'complete', facts: 0 }, now)).toEqual(whole)
  expect(step(whole, { type: 'abandon' }, now)).toMatchObject({ code: 'alreadyDone' })
  const given = must(start, { type: 'abandon' }, now)
  expect(given.complaint.importing).toBe('abandoned')
  expect(step(given, { type: 'complete', facts: 0 }, now)).toMatchObject({ code: 'alreadyDone' })
})

test('a piece and the whole are bounded in bytes', () => {
  const long = Array.from({ length: 900 }, (_, n) => note(received + n, 'x'.repeat(10_000)))
  const pieces = pastPieces(long)
  expect(pieces.flat()).toEqual(long)
  for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(PAST_PIECE_BYTES)
  let told = begun(begin, [])
  expect(step(told, more(told, long.slice(0, 60)), now)).toMatchObject({ code: 'boundReached' })
  let sent = 0
  for (const piece of pieces) {
    const gone = step(told, more(told, piece), now)
    if (isRefusal(gone)) {
      expect(gone).toMatchObject({ code: 'boundReached' })
      break
    }
    told = gone
    sent += bytesOf(piece)
  }
  expect(sent).toBeLessThanOrEqual(PAST_BYTES_AT_MOST)
  expect(sent).toBeGreaterThan(PAST_BYTES_AT_MOST - PAST_PIECE_BYTES)
})

// Trial B16: the same case with more events was refused for good.
test('a case that has grown goes on from what is there: what was done in time takes its lapse back', () => {
  const told = begun(begin, [note(received)], now)
  const lapsed = told.complaint.clocks.find(({ name }) => name === 'resolve')!
  expect(lapsed.breach).toBeDefined()
  const done: Fact = {
    command: { type: 'recordExecution', what: 'Mended.' },
    by: agent,
    at: received + dayMs,
  }
  const grown = must(told, more(told, [done]), now)
  expect(grown.entries.slice(0, told.entries.length)).toEqual(told.entries)
  expect(grown.complaint.clocks.find(({ name }) => name === 'resolve')).toMatchObject({
    state: 'met',
    breach: { voided: true },
  })
  // Told of the past: nobody is written to.
  expect(grown.entries.slice(told.entries.length).every(({ past }) => past)).toBe(true)
})

test('a case that has been handled here meanwhile is told no further, and why is said', () => {
  const told = begun(begin, [note(received)], now)
  const lived = { ...told, imported: { ...told.imported, lived: true as const } }
  expect(step(lived, more(told, [note(received)]), now)).toMatchObject({
    code: 'livedHere',
    detail: expect.stringContaining('handled here'),
  })
})
