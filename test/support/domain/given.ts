import { expect } from 'vitest'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { admit, catchUp, type Admission } from '../../../src/domain/admit.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import type { Clock, Complaint } from '../../../src/domain/complaint.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import type { Event, EventOf, EventType } from '../../../src/domain/event.ts'
import { parseInstant, type Instant } from '../../../src/domain/instant.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { open, type Opening } from '../../../src/domain/opening.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { isRefusal, type RefusalCode } from '../../../src/domain/refusal.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'

export const cn = loadCalendars().get('cn')!
const policies = loadPolicies('policies')
export const policyNamed = (id: string): Policy => pinned(policies.get(id)!)

/** A time of 2026 in Shanghai: `on('03-02 09:00')`, seconds as needed. 2026-03-02 is a Monday, no holiday near. */
export const on = (text: string): Instant =>
  parseInstant(`2026-${text.replace(' ', 'T')}${text.length === 11 ? ':00' : ''}+08:00`)

const actor = (id: string, role: Actor['role']): Actor => ({ id, role })
export const customer = actor('customer', 'customer')
export const agent = actor('li.na', 'agent')
export const colleague = actor('wang.wei', 'agent')
export const supervisor = actor('zhao.min', 'supervisor')
export const manager = actor('qian.jun', 'manager')
export const management = actor('sun.li', 'management')
export const operator = actor('ops', 'operator')
export const system = actor('dispatcher', 'system')

/** What a test's complaint starts from: the default policy, Monday 09:00. */
export function opening(policy: string | Policy = 'default', at = on('03-02 09:00')): Opening {
  return {
    id: 'cmp_1',
    number: '20260302-1',
    kind: 'complaint',
    channel: 'phone',
    details: { complainant: { name: 'Chen Yu' }, subject: 'Late delivery', about: 'rude.man' },
    policy: typeof policy === 'string' ? policyNamed(policy) : policy,
    calendar: trimmed(cn, at),
    receivedAt: at,
    registeredAt: at,
    by: agent,
  }
}

/** One thing done: by whom, when, what. */
export type Move = readonly [by: Actor, at: string, ...commands: Command[]]
type Expected = EventType | (Partial<Event> & { type: EventType })

const isText = (one: Expected): one is EventType => typeof one === 'string'

/** Given a complaint with this past, when somebody asks, then these events follow, or a refusal. */
export function given(begin: Opening, ...past: readonly Move[]) {
  const opened = open(begin)
  if (isRefusal(opened)) throw new Error(opened.detail)
  return past.reduce((story, move) => story.and(move), story(opened))
}

function story({ complaint, entries }: Admission) {
  const attempt = ([by, text, ...commands]: Move) =>
    admit(complaint, commands, { by, at: on(text), now: on(text) })
  const grown = (more: Admission) =>
    story({ complaint: more.complaint, entries: [...entries, ...more.entries] })
  return {
    complaint,
    entries,
    and: (move: Move) => {
      const admitted = attempt(move)
      if (isRefusal(admitted)) throw new Error(`${move[2]?.type}: ${admitted.detail}`)
      return grown(admitted)
    },
    /** Time passes, and nobody does anything. */
    until: (text: string) => grown(catchUp(complaint, { until: on(text), now: on(text) })),
    when: (...move: Move) => ({
      then: (...expected: Expected[]) => {
        const admitted = attempt(move)
        if (isRefusal(admitted)) throw new Error(`refused: ${admitted.code}, ${admitted.detail}`)
        expect(admitted.entries.map(({ event }) => event)).toMatchObject(
          expected.map((one) => (isText(one) ? { type: one } : one)),
        )
        expect(admitted.entries).toHaveLength(expected.length)
        return grown(admitted)
      },
      refused: (code: RefusalCode) => {
        const admitted = attempt(move)
        expect(isRefusal(admitted) ? admitted.code : admitted.entries.map(({ event }) => event.type)).toBe(
          code,
        )
      },
    }),
  }
}

export const clockIn = (complaint: Complaint, name: string, cycle = complaint.cycle): Clock =>
  complaint.clocks.findLast((one) => one.name === name && one.cycle === cycle)!

export const eventsOf = <T extends EventType>(entries: readonly Entry[], type: T): EventOf<T>[] =>
  entries.flatMap(({ event }) => (event.type === type ? [event as EventOf<T>] : []))
