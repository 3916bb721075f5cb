import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/command.ts'
import { withheldFrom } from '../../../src/domain/disclosure/withheld.ts'
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

test('whoever acts for another says so in the journal', () => {
  const deputy: Actor = { ...supervisor, for: 'sun' }
  const { entries } = begun.when(deputy, at, { type: 'addNote', text: 'Seen.' }).then('noteAdded')
  expect(entries.at(-1)!.by).toEqual({ id: supervisor.id, role: 'supervisor', for: 'sun' })
})
