import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catchUp, TIME } from '../../src/domain/admit.ts'
import { isBreached, isRunning, ruleOf, termOf } from '../../src/domain/time/clocks.ts'
import { isOpen } from '../../src/domain/complaint.ts'
import { dueOf } from '../../src/domain/calendar/counting.ts'
import { decide } from '../../src/domain/decide/decide.ts'
import type { Event } from '../../src/domain/event.ts'
import { LATER_REVISIT } from '../../src/domain/policy/revisits.ts'
import { evolveEntry } from '../../src/domain/evolve/evolve.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { blank, openWithHistory } from '../../src/domain/opening.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { nextStep } from '../../src/domain/time/steps.ts'
import {
  everythingAsked,
  live,
  script,
  turns,
  type Life,
  type Script,
} from '../support/domain/random-lives.ts'
import { SHOWN } from '../support/domain/random-policies.ts'

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) }
const always = (holds: (life: Life, script: Script) => void) =>
  fc.assert(
    fc.property(script, (one) => holds(live(one), one)),
    runs,
  )

const plain = (entries: Life['entries']) => entries.map(({ recordedAt: _, ...entry }) => entry)

/** Folded repeats are fewer lines; what is imported nobody took in. */
const NUMBERING = {
  ...{ takenInBy: undefined, version: 0, ownVersion: 0 },
  ...{ voidable: [], brought: [], metBy: [], gathered: [] },
}

const isRepeat = (event: Event) => event.type === 'escalated' || (event.type === 'warned' && event.share > 1)
const unrepeated = (entries: Life['entries']) => entries.filter(({ event }) => !isRepeat(event))

/** The edition by which an imported offer, as one here, waited until it was told that its letter had gone out. */
const LIKE_ONE_HERE = 4

function retold({ opening }: Life, facts: Life['facts'], until: number) {
  const told = openWithHistory(opening, facts, until, { edition: LIKE_ONE_HERE })
  if (isRefusal(told)) throw new Error(told.detail)
  return told
}

/** The facts of a life, with the entries that they name by the numbers which these have in the telling. */
function numberedAsTold(life: Life): Life['facts'] {
  return life.facts.reduce<Life['facts']>((facts, fact) => {
    const { command, at } = fact
    if (!('sequence' in command)) return [...facts, fact]
    const place = unrepeated(life.entries).findIndex(({ sequence }) => sequence === command.sequence)
    const { sequence = command.sequence } = unrepeated(retold(life, facts, at).entries)[place] ?? {}
    return [...facts, { ...fact, command: { ...command, sequence } }]
  }, [])
}

describe('in every run', () => {
  // F50, F61
  test('(1) a breach bears its due instant, however late it was recorded', () => {
    always(({ entries }) => {
      for (const { event, recordedAt } of entries)
        if (event.type === 'breached') {
          expect(event.retroactive ? event.at > event.dueAt : event.at === event.dueAt).toBe(true)
          expect(recordedAt).toBeGreaterThan(event.dueAt)
        }
    })
  })

  // F14, F23
  test('(2) nothing that the customer owes breaches, and no breach lies inside a pause', () => {
    always(({ complaint, entries }) => {
      for (const clock of complaint.clocks) {
        const { breach, pauses } = clock
        if (!breach || breach.voided) continue
        for (const { from, until } of pauses)
          expect(from <= breach.dueAt && breach.dueAt < until, JSON.stringify(clock)).toBe(false)
      }
      for (const { event } of entries)
        if (event.type === 'breached') expect(['information', 'consent']).not.toContain(event.clock)
    })
  })

  // F16
  test('(3) a pause credits exactly the counted time', () => {
    always(({ complaint }) => {
      for (const clock of complaint.clocks) {
        const rule = ruleOf(complaint, clock.name)
        const elapses = rule && ['seconds', 'minutes', 'hours'].includes(termOf(complaint, rule).unit)
        if (!elapses || !isRunning(clock) || isBreached(clock) || clock.extensions || clock.fixedDueAt)
          continue
        const { startedAt, dueAt, pauses } = clock
        const stood = pauses.reduce((sum, { from, until }) => sum + until - from, 0)
        expect(dueAt).toBe(dueOf(startedAt, termOf(complaint, rule), complaint.calendar).dueAt + stood)
      }
    })
  })

  // F40, F41
  test('(4) each escalation key and each notice occurs at most once, in order of nominal instants', () => {
    always(({ entries, commits }) => {
      const steps = entries.flatMap(({ event }) => (event.type === 'escalated' ? [event] : []))
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length)
      for (const source of new Set(steps.map((step) => step.source))) {
        const instants = steps.filter((step) => step.source === source).map(({ at }) => at)
        expect(instants).toEqual(instants.toSorted((one, other) => one - other))
      }
      const keys = commits
        .flatMap((commit) => noticesFor(commit.complaint, commit.entries))
        .map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
    })
  })

  // F51
  test('(5) after closing, time asks again where that was promised, archives, and does nothing else', () => {
    const isOfLaterRevisit = (event: Event) => 'clock' in event && event.clock === LATER_REVISIT
    always(({ entries }) => {
      let closed = false
      for (const { event, by } of entries) {
        if (closed && by.id === TIME.id && !isOfLaterRevisit(event)) expect(event.type).toBe('archived')
        if (event.type === 'closed') closed = true
        if (event.type === 'cycleOpened') closed = false
      }
    })
  })

  test('(6) the journal only grows: its sequences run from 1 without a gap, and so does the version', () => {
    always(({ complaint, entries }) => {
      expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1))
      expect(complaint.version).toBe(entries.length)
    })
  })

  // R32, R39
  test('(7) an open complaint past received has an owner', () => {
    always(({ commits }) => {
      for (const { complaint } of commits)
        if (isOpen(complaint) && complaint.stage !== 'received') expect(complaint.owner).toBeDefined()
    })
  })

  // F29
  test('(8) once archived, every clock has ended in one of the five ways, and nothing is left to come', () => {
    always(({ complaint }) => {
      if (isOpen(complaint)) return
      const until = complaint.reopenUntil! + 1
      const { complaint: last } = catchUp(complaint, { until, now: until })
      expect(last.archivedAt).toBeDefined()
      expect(nextStep(last)).toBeUndefined()
      for (const { state, endedAt: at } of last.clocks) {
        expect(['met', 'unmet', 'expired', 'cancelled']).toContain(state)
        expect(at).toBeDefined()
      }
      expect(last.escalations.every(({ state }) => state === 'ended')).toBe(true)
    })
  })

  test('(9) whatever anybody asks for is refused with a sentence or yields events; nothing changes by a refusal; accepted once it is taken', () => {
    fc.assert(
      fc.property(script, turns, (one, asked) => {
        const { complaint, endedAt } = live(one)
        const before = JSON.stringify(complaint)
        for (const turn of asked)
          for (const { by, command } of everythingAsked(complaint, turn, endedAt)) {
            const decided = decide(complaint, { command, by, at: endedAt })
            if (isRefusal(decided)) expect(decided.detail).toMatch(/[.]$/)
            else expect(decided.complaint.version).toBe(complaint.version + decided.events.length)
            const again = decide(complaint, { command, by, at: endedAt, accepted: true })
            if (isRefusal(again)) throw new Error(`${command.type} was accepted once: ${again.detail}`)
            if (!isRefusal(decided)) expect(again).toEqual(decided)
          }
        expect(JSON.stringify(complaint)).toBe(before)
      }),
      { numRuns: Math.ceil(runs.numRuns / 3) },
    )
  })

  test('(10) folding the recorded events gives the same complaint, and it survives the journey as JSON', () => {
    always(({ complaint, entries, opening }) => {
      const folded = entries.reduce(evolveEntry, blank(opening))
      expect(folded).toEqual(complaint)
      expect(JSON.parse(JSON.stringify(complaint))).toEqual(complaint)
    })
  })

  test('(10) watched at every alarm or caught up only when somebody asks, the same things have happened', () => {
    always((life, one) => {
      const watched = live(one, { watched: true })
      expect(plain(watched.entries)).toEqual(plain(life.entries))
      expect(watched.complaint).toEqual(life.complaint)
    })
  })

  test('(10) told as a history afterwards, it is the same life but for the folded repeats', () => {
    fc.assert(
      fc.property(script, (drawn) => {
        const turns = drawn.turns.map((turn) => ({ ...turn, backwards: 0 }))
        const life = live({ ...drawn, late: 0, turns }, { edition: LIKE_ONE_HERE })
        const told = retold(life, numberedAsTold(life), life.endedAt)
        const events = (entries: Life['entries']) =>
          unrepeated(entries).map(({ event }) => ({ ...event, ...('sequence' in event && { sequence: 0 }) }))
        expect(events(told.entries)).toEqual(events(life.entries))
        expect({ ...told.complaint, ...NUMBERING }).toEqual({ ...life.complaint, ...NUMBERING })
      }),
      runs,
    )
  })

  // R46, R49
  test('no open complaint is without a clock under the policies of the five documents', () => {
    always(({ complaint, opening }) => {
      if (!isOpen(complaint) || !SHOWN.includes(opening.policy.id)) return
      expect(complaint.clocks.filter(isRunning)).not.toEqual([])
    })
  })

  // F6, F22
  test('no clock is due at or before its start, and no stopped clock moves again', () => {
    always(({ entries }) => {
      const ended = new Set<string>()
      for (const { event } of entries) {
        // What is owed under an adopted policy counts from its own start.
        if (event.type === 'clockStarted') expect(event.dueAt).toBeGreaterThan(event.startedAt ?? event.at)
        if (!('n' in event) || !('clock' in event)) continue
        const key = `${event.cycle}/${event.clock}/${event.n}`
        if (
          ['clockPaused', 'clockResumed', 'warned', 'reminded', 'breached', 'clockExpired'].includes(
            event.type,
          )
        )
          expect(ended.has(key), `${event.type} after the end of ${key}`).toBe(false)
        if (event.type === 'clockReopened') ended.delete(key)
        if (['clockMet', 'clockCancelled', 'clockExpired'].includes(event.type)) {
          expect(ended.has(key), `${event.type}: ${key} ends twice`).toBe(false)
          ended.add(key)
        }
      }
    })
  })
})
