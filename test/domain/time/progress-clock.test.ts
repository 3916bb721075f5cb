import { describe, expect, test } from 'vitest'
import { runOut } from '../../../src/domain/admit.ts'
import type { Command } from '../../../src/domain/command.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { nextStep } from '../../../src/domain/time/steps.ts'
import { agent, clockIn, customer, eventsOf, given, on, opening } from '../../support/domain/given.ts'
import { ask, assigned, endOf, propose, provide, toService } from './moves.ts'

describe('the progress clock (R68, R69)', () => {
  const lapses = (story: ReturnType<typeof given>) =>
    eventsOf(story.entries, 'breached').flatMap(({ clock, dueAt }) => (clock === 'progress' ? [dueAt] : []))
  const contact: Command = {
    type: 'recordContact',
    direction: 'outward',
    method: 'phone',
    summary: 'Told how it stands',
  }

  const warnings = (story: ReturnType<typeof given>) =>
    eventsOf(story.entries, 'warned').flatMap(({ clock, at }) => (clock === 'progress' ? [at] : []))

  test('lapses once, and is warned of every two working days for as long as the customer hears nothing', () => {
    const story = given(opening(), assigned).until('03-13 09:00')
    expect(lapses(story)).toEqual([endOf('03-04')])
    expect(warnings(story)).toEqual(['03-06', '03-10', '03-12'].map(endOf))
    const notices = noticesFor(story.complaint, story.entries)
    const templates = notices.flatMap(({ template, sequence, to }) =>
      eventsOf([story.entries[sequence - 1]!], 'warned').some(({ clock }) => clock === 'progress')
        ? [[template, to.role]]
        : [],
    )
    expect(templates).toEqual([1, 2, 3].map(() => ['warned', 'agent']))
  })

  test('in a past that was imported the repeated warnings are one entry', () => {
    const past = openWithHistory(
      opening(),
      [{ command: toService, by: agent, at: on('03-02 10:00') }],
      on('04-13 09:00'),
    )
    if (isRefusal(past)) throw new Error(past.detail)
    const lived = given(opening(), assigned).until('04-13 09:00')
    const repeats = eventsOf(past.entries, 'warned').filter(({ share }) => share > 1)
    expect(repeats.length).toBeLessThan(8)
    expect(repeats.reduce((sum, { folded = 1 }) => sum + folded, 0)).toBe(warnings(lived).length)
    expect(nextStep(past.complaint)?.at).toBe(nextStep(lived.complaint)?.at)
  })

  // R48
  test('is begun again by every contact to the customer, by none from them', () => {
    const told = given(opening(), assigned, [agent, '03-04 16:00', contact])
    expect(clockIn(told.complaint, 'progress')).toMatchObject({ n: 2, dueAt: endOf('03-06') })
    const heard = told.and([agent, '03-05 09:00', { ...contact, direction: 'inward' }])
    expect(clockIn(heard.complaint, 'progress').dueAt).toBe(endOf('03-06'))
    expect(lapses(heard.until('03-06 23:00'))).toEqual([])
    const late = heard.until('03-11 09:00').and([agent, '03-11 10:00', contact])
    expect(late.complaint.clocks.filter(({ name }) => name === 'progress').map(({ state }) => state)).toEqual(
      ['met', 'met', 'running'],
    )
    expect(warnings(late.until('03-13 23:00'))).toEqual([endOf('03-10')])
  })

  test('stands still while the customer owes, and ends with their agreement', () => {
    const asked = given(opening(), assigned, [agent, '03-03 09:00', ask]).until('03-05 20:00')
    expect(clockIn(asked.complaint, 'progress')).toMatchObject({ state: 'running', pausedBy: 'information' })
    expect(lapses(asked)).toEqual([])
    const agreed = asked
      .and([customer, '03-05 21:00', provide])
      .and([agent, '03-06 09:00', propose])
      .and([customer, '03-06 10:00', { type: 'acceptSolution' }])
      .until('03-20 09:00')
    expect(clockIn(agreed.complaint, 'progress')).toMatchObject({ state: 'cancelled' })
    expect(lapses(agreed)).toEqual([])
  })

  test('does not keep a simulation from coming to rest', () => {
    const { complaint } = given(opening(), assigned)
    const { complaint: last } = runOut(complaint, { now: on('03-02 11:00') })
    expect(clockIn(last, 'resolve').breach).toBeDefined()
  })
})
