import { isGathered } from '../../../src/domain/evolve/gathered.ts'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { mayEver } from '../../../src/domain/access/table.ts'
import {
  agent,
  colleague,
  customer,
  eventsOf,
  given,
  manager,
  on,
  opening,
  operator,
} from '../../support/domain/given.ts'
import { withdrawal } from '../../support/domain/withdrawal.ts'

const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'We have it' }
const assign = (person?: string): Command => ({
  type: 'assign',
  department: 'service',
  ...(person && { person }),
})
const classify = (
  impact: 'low' | 'medium' | 'high',
  risk: 'low' | 'medium' | 'high',
  more = {},
): Command => ({
  type: 'classify',
  category: 'delivery',
  impact,
  risk,
  complexity: 'complex',
  ...more,
})
const note: Command = { type: 'addNote', text: 'Called back' }

describe('acknowledging', () => {
  test('meets the acknowledgement, and progress starts anew: the customer has heard (F28)', () => {
    given(opening())
      .when(agent, '03-02 10:00', acknowledge)
      .then(
        'acknowledged',
        { type: 'clockMet', clock: 'acknowledge' },
        { type: 'clockMet', clock: 'progress' },
        { type: 'clockStarted', clock: 'progress', n: 2, dueAt: on('03-05 00:00') - 1 },
      )
  })

  test('twice is refused, and so is a customer who does it', () => {
    const story = given(opening(), [agent, '03-02 10:00', acknowledge])
    story.when(agent, '03-02 11:00', acknowledge).refused('alreadyDone')
    given(opening()).when(customer, '03-02 10:00', acknowledge).refused('notAllowed')
  })
})

describe('classifying', () => {
  test.each([
    ['low', 'low', 'minor'],
    ['low', 'medium', 'normal'],
    ['low', 'high', 'normal'],
    ['medium', 'medium', 'normal'],
    ['medium', 'high', 'major'],
    ['high', 'high', 'major'],
  ] as const)('impact %s and risk %s make it %s (R24)', (impact, risk, severity) => {
    const { complaint } = given(opening(), [agent, '03-02 10:00', classify(impact, risk)])
    expect(complaint.classification).toEqual({ category: 'delivery', severity, complexity: 'complex' })
  })

  test('another severity than they give needs a reason (R26)', () => {
    const story = given(opening())
    story.when(agent, '03-02 10:00', classify('low', 'low', { severity: 'major' })).refused('missing')
    story
      .and([agent, '03-02 10:00', classify('low', 'low', { severity: 'normal', reason: 'Press' })])
      .when(agent, '03-02 11:00', classify('low', 'low', { severity: 'minor', reason: 'No press' }))
      .then({ type: 'classified', severity: 'minor' })
  })

  // R23
  test.each(['service', 'product', 'price', 'other'])('says that it is a matter of %s', (nature) => {
    const { entries } = given(opening(), [agent, '03-02 10:00', classify('low', 'low', { nature })])
    expect(eventsOf(entries, 'classified')).toMatchObject([{ nature }])
  })

  test('is not possible any more when it is being carried out', () => {
    given(
      opening(),
      [agent, '03-02 10:00', assign('li.na')],
      [agent, '03-02 11:00', { type: 'proposeSolution', measures: 'Refund' }],
      [customer, '03-02 12:00', { type: 'acceptSolution' }],
    )
      .when(agent, '03-02 13:00', classify('low', 'low'))
      .refused('notInThisStage')
  })
})

describe('assigning', () => {
  test('to a department and a person begins the investigation; without a person it lies with the queue (R32)', () => {
    const story = given(opening(), [agent, '03-02 10:00', assign('li.na')])
    expect(story.complaint).toMatchObject({
      stage: 'investigating',
      owner: { department: 'service', person: 'li.na' },
    })
    const queued = story.and([agent, '03-02 11:00', assign()])
    expect(queued.complaint).toMatchObject({ stage: 'investigating', owner: { department: 'service' } })
    expect(queued.complaint.owner).not.toHaveProperty('person')
  })

  test('to the person complained about is refused (R41)', () => {
    given(opening()).when(agent, '03-02 10:00', assign('rude.man')).refused('conflictOfInterest')
  })
})

describe('what changes no clock', () => {
  const others: Command[] = [
    note,
    { type: 'attachEvidence', kind: 'photo', digest: '0'.repeat(64), source: 'customer' },
    { type: 'recordLessons', text: 'Pack better' },
    { type: 'recordEffort', minutes: 25, cost: { amountCents: 1_500, currency: 'CNY' } },
    { type: 'recordContact', direction: 'inward', method: 'phone', summary: 'Asked how it stands' },
  ]

  // R59, R72
  test.each(others)('$type is recorded, also after the end, and can be voided but once', (command) => {
    const closed = given(opening(), [agent, '03-02 10:00', withdrawal])
    const story = closed.and([agent, '03-02 11:00', command])
    const { sequence } = story.entries.at(-1)!
    const voided = story
      .when(colleague, '03-02 12:00', { type: 'voidEntry', sequence, reason: 'Other complaint' })
      .then({ type: 'entryVoided', sequence })
    expect(voided.entries.map(({ event }) => event.type)).toContain(story.entries.at(-1)!.event.type)
    voided.when(colleague, '03-02 12:01', { type: 'voidEntry', sequence, reason: 'Again' }).refused('unknown')
  })

  // R59, R61
  test.each(['document', 'photo', 'recording', 'interview', 'systemRecord', 'other'] as const)(
    'evidence of the kind %s is recorded with digest, source and time',
    (kind) => {
      const evidence = { kind, digest: 'f'.repeat(64), source: 'customer' }
      const { entries } = given(opening(), [agent, '03-02 10:00', { type: 'attachEvidence', ...evidence }])
      expect(eventsOf(entries, 'evidenceAttached')).toMatchObject([{ ...evidence, at: on('03-02 10:00') }])
    },
  )

  // R59, R61
  test('a recording is evidence by the reference under which it is found, and nothing else is', () => {
    const recording = { kind: 'recording', reference: 'call-20260302-7', source: 'hotline' } as const
    const story = given(opening())
    const attach = (more: object): Command => ({ type: 'attachEvidence', ...recording, ...more })
    const { complaint } = story
      .when(agent, '03-02 10:00', attach({}))
      .then({ type: 'evidenceAttached', ...recording })
    expect(isGathered(complaint, 'recording')).toBe(true)
    story.when(agent, '03-02 10:00', attach({ kind: 'document' })).refused('contradiction')
    story.when(agent, '03-02 10:00', attach({ digest: 'f'.repeat(64) })).refused('missing')
    story.when(agent, '03-02 10:00', attach({ reference: undefined })).refused('missing')
  })

  test('what moved a stage or a clock cannot be voided', () => {
    given(opening(), [agent, '03-02 10:00', acknowledge])
      .when(agent, '03-02 11:00', { type: 'voidEntry', sequence: 1, reason: 'Mistake' })
      .refused('unknown')
  })

  test('details are put right field by field', () => {
    const { complaint } = given(opening(), [
      agent,
      '03-02 10:00',
      { type: 'amendDetails', details: { subject: 'Lost delivery' } },
    ])
    expect(complaint.details).toMatchObject({ subject: 'Lost delivery', about: 'rude.man' })
  })

  test('telling the customer something is an acknowledgement too, and starts progress anew', () => {
    given(opening())
      .when(agent, '03-02 10:00', {
        type: 'recordContact',
        direction: 'outward',
        method: 'phone',
        summary: 'Told',
      })
      .then('contactRecorded', { type: 'clockMet', clock: 'acknowledge' }, 'clockMet', 'clockStarted')
  })
})

describe('when it happened', () => {
  const late = (occurredAt: string): Command => ({ ...acknowledge, occurredAt: on(occurredAt) })

  const tape = { kind: 'recording', reference: 'call-4711', source: 'telephone' } as const

  test('is as told and proved, not when it was typed in', () => {
    given(opening())
      .when(agent, '03-02 17:00', { ...late('03-02 15:00'), evidence: tape } as Command)
      .then(
        { type: 'acknowledged', at: on('03-02 15:00') },
        { type: 'clockMet', at: on('03-02 15:00') },
        'clockMet',
        'clockStarted',
      )
  })

  test('is never in the future, before the receipt, or before the last change of stage or pause', () => {
    const story = given(opening())
    story.when(agent, '03-02 10:00', late('03-02 10:01')).refused('notThisInstant')
    story.when(agent, '03-02 10:00', late('03-02 08:59')).refused('notThisInstant')
    story
      .and([agent, '03-02 12:00', assign()])
      .when(agent, '03-02 13:00', late('03-02 11:59'))
      .refused('notThisInstant')
  })

  test('a command stamped before what is on record counts from there', () => {
    const { entries } = given(
      opening(),
      [agent, '03-02 12:00', assign('li.na')],
      [agent, '03-02 11:00', { type: 'requestInformation', what: 'The receipt' }],
    )
    expect(eventsOf(entries, 'informationRequested')[0]!.at).toBe(on('03-02 12:00'))
  })
})

describe('who may ask', () => {
  test('auditors ask for nothing, operators only for adoptions and confirmations', () => {
    const story = given(opening())
    story.when({ id: 'eyes', role: 'auditor' }, '03-02 10:00', note).refused('notAllowed')
    story.when(operator, '03-02 10:00', note).refused('notAllowed')
    expect(mayEver(operator, 'adoptCalendar')).toBe(true)
    expect(mayEver(manager, 'adoptCalendar')).toBe(true)
    expect(mayEver(agent, 'adoptCalendar')).toBe(false)
  })

  test('nothing at all can be asked of an archived complaint', () => {
    const archived = given(opening(), [agent, '03-02 10:00', withdrawal]).until('04-02 10:00')
    expect(archived.complaint.archivedAt).toBe(on('04-01 10:00'))
    archived.when(agent, '04-02 10:00', note).refused('notAllowed')
    archived.when(customer, '04-02 10:00', { type: 'reopen', reason: 'Again' }).refused('notAllowed')
  })
})
