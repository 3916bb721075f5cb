import { describe, expect, test } from 'vitest'
import type { Actor, Command } from '../../../src/domain/command.ts'
import { isFileWithheld, withheldFrom } from '../../../src/domain/disclosure/withheld.ts'
import { Role } from '../../../src/domain/policy/policy.ts'
import { agent, given, opening, supervisor } from '../../support/domain/given.ts'

// R36, R75

const begun = given(opening())
const at = '03-02 10:00'

/** The roles that read a note like this, written by an agent. */
function readBy(note: { visibleTo?: 'staff' | 'leads' | 'legal'; named?: string[] }, id = 'somebody') {
  const { entries } = begun.when(agent, at, { type: 'addNote', text: 'Careful.', ...note }).then('noteAdded')
  const entry = entries.at(-1)!
  return Role.options.filter((role) => withheldFrom(entry, { id, role }).length === 0)
}

describe('a note', () => {
  test('is for all who read the journal, unless it says otherwise', () => {
    expect(readBy({})).toEqual(Role.options)
    expect(readBy({ visibleTo: 'staff' })).toEqual(Role.options)
  })

  test('for leads is read by them, and by those who look after them', () => {
    expect(readBy({ visibleTo: 'leads' })).toEqual([
      ...['supervisor', 'manager', 'management', 'auditor', 'legal'],
    ])
  })

  test('for legal is read by legal, by whom it names, and by its writer', () => {
    const note = { visibleTo: 'legal', named: ['zhou'] } as const
    expect(readBy({ ...note, named: ['zhou'] })).toEqual(['legal'])
    expect(readBy({ ...note, named: ['zhou'] }, 'zhou')).toEqual(Role.options)
    expect(readBy({ ...note, named: ['zhou'] }, agent.id)).toEqual(Role.options)
  })

  test('tells others that it is there, and neither what it says nor whom it names', () => {
    const note = { type: 'addNote', text: 'Careful.', visibleTo: 'legal', named: ['zhou'] } as const
    const { entries } = begun.when(agent, at, { ...note, named: ['zhou'] }).then('noteAdded')
    expect(withheldFrom(entries.at(-1)!, { id: 'x', role: 'management' })).toEqual(['text', 'named'])
  })

  test('for all names nobody in particular', () => {
    begun.when(agent, at, { type: 'addNote', text: 'x', named: ['zhou'] }).refused('contradiction')
  })
})

describe('what is for legal', () => {
  const lawyer: Actor = { id: 'xu.lv', role: 'legal' }
  const evidence = { kind: 'document', digest: 'a'.repeat(64), source: 'The archive' } as const
  const review = { type: 'openTask', kind: 'legalReview', title: 'What we owe', department: 'legal' } as const
  const asked = begun.and([agent, at, { ...review, person: lawyer.id }])
  const advice = { type: 'completeTask', task: 1, result: 'We owe the fee.', opinion: 'In full …' } as const

  test('an opinion is read by legal; its result by all who read the journal', () => {
    const { entries } = asked.when(lawyer, at, { ...advice, evidence }).then('taskCompleted')
    const read = (role: Role, id = 'x') => withheldFrom(entries.at(-1)!, { id, role })
    for (const role of Role.options)
      expect(read(role)).toEqual(role === 'legal' ? [] : ['opinion', 'evidence'])
    expect(read('agent', lawyer.id)).toEqual([])
  })

  test('an opinion ends a legal review alone, and is given by legal alone', () => {
    const both = asked.and([agent, at, { ...review, kind: 'department', person: agent.id }])
    both.when(agent, at, { ...advice, task: 2 }).refused('contradiction')
    both.when(agent, at, { ...advice, opinion: undefined }).then('taskCompleted')
    both.when(agent, at, advice).refused('notAllowed')
  })

  test('evidence for legal is read by them and by whoever brought it; others learn its kind', () => {
    const shown = { type: 'attachEvidence', ...evidence, visibleTo: 'legal' } as const
    const { entries } = begun.when(agent, at, shown).then('evidenceAttached')
    const [entry] = entries.slice(-1)
    expect(withheldFrom(entry!, { id: 'x', role: 'management' })).toEqual(['digest', 'source'])
    expect(withheldFrom(entry!, { id: agent.id, role: 'agent' })).toEqual([])
    expect(withheldFrom(entry!, lawyer)).toEqual([])
    begun.when({ id: 'c', role: 'customer' }, at, shown).refused('notAllowed')
  })

  test('a file is withheld as long as no entry shows it to the reader', () => {
    const shown = { type: 'attachEvidence', ...evidence } as const
    const { entries: first } = begun
      .when(agent, at, { ...shown, visibleTo: 'legal' })
      .then('evidenceAttached')
    const { entries: then } = begun.when(agent, at, shown).then('evidenceAttached')
    const manager = { id: 'x', role: 'manager' } as const
    expect(isFileWithheld(evidence.digest, first.slice(-1), [manager])).toBe(true)
    expect(isFileWithheld(evidence.digest, first.slice(-1), [lawyer])).toBe(false)
    expect(isFileWithheld(evidence.digest, [...first.slice(-1), ...then.slice(-1)], [manager])).toBe(false)
    expect(isFileWithheld(evidence.digest, [], [manager])).toBe(true)
    const quoted: Command = { type: 'addNote', text: `See ${evidence.digest}.`, visibleTo: 'legal' }
    const { entries: quoting } = begun.when(agent, at, quoted).then('noteAdded')
    const named = [...first.slice(-1), ...quoting.slice(-1)]
    expect(isFileWithheld(evidence.digest, named, [manager])).toBe(true)
  })
})

test('whoever acts for another says so in the journal', () => {
  const deputy: Actor = { ...supervisor, for: 'sun' }
  const { entries } = begun.when(deputy, at, { type: 'addNote', text: 'Seen.' }).then('noteAdded')
  expect(entries.at(-1)!.by).toEqual({ id: supervisor.id, role: 'supervisor', for: 'sun' })
})
