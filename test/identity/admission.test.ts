import { describe, expect, test } from 'vitest'
import { admitted } from '../../src/identity/admission.ts'
import type { Claimed } from '../../src/identity/claims.ts'
import { directory, without } from '../support/directories.ts'

const claimed = (person: string, more: Partial<Claimed> = {}): Claimed => ({
  ...{ person, isEmail: false, roles: [], ...more },
})

describe('whom the directory knows', () => {
  test('has the roles it gives, whatever is claimed, each with all its departments', () => {
    expect(admitted(directory(), claimed('li', { roles: ['management'], departments: ['firm'] }))).toEqual({
      id: 'li',
      held: [{ role: 'agent', departments: ['service', 'intake'] }],
    })
  })

  test('has the highest role first, and a department with those below it', () => {
    expect(admitted(directory(), claimed('sun'))).toEqual({
      id: 'sun',
      held: [
        { role: 'manager', departments: ['service', 'intake'] },
        { role: 'supervisor', departments: ['firm', 'service', 'workshop', 'legal', 'intake'] },
      ],
    })
  })

  test('has a role everywhere where no department is named', () => {
    expect(admitted(directory(), claimed('qian'))).toEqual({ id: 'qian', held: [{ role: 'management' }] })
  })

  test('is found by their e-mail, whatever its case; not where two have it', () => {
    const email = { isEmail: true }
    const known = directory({
      people: directory().people.map((one) => (one.id === 'li' ? { ...one, email: 'LI@example.com' } : one)),
    })
    expect(admitted(known, claimed('li@example.com', email))).toMatchObject({ id: 'li' })
    const both = directory({ people: directory().people.map((one) => ({ ...one, email: 'a@example.com' })) })
    expect(admitted(both, claimed('a@example.com', email))).toMatchObject({ code: 'notAdmitted' })
  })

  test('is not let in after they have left, or without any role', () => {
    const roles = ['agent'] as const
    expect(admitted(without('li'), claimed('li', { roles }))).toEqual({
      code: 'notAdmitted',
      detail: 'By the directory you do not work here any more.',
    })
    const bare = directory({ roles: [] })
    expect(admitted(bare, claimed('li', { roles }))).toEqual({
      code: 'notAdmitted',
      detail: 'The directory gives you no role here.',
    })
  })
})

describe('whom it does not know', () => {
  test('has the roles that are claimed, in the departments that are claimed', () => {
    const roles = ['auditor', 'supervisor'] as const
    expect(admitted(directory(), claimed('new', { roles, departments: ['service'] }))).toEqual({
      id: 'new',
      held: [{ role: 'supervisor', departments: ['service', 'intake'] }, { role: 'auditor' }],
    })
    expect(admitted(directory(), claimed('new', { roles: ['agent'] }))).toEqual({
      id: 'new',
      held: [{ role: 'agent' }],
    })
  })

  test('is not let in without one', () => {
    const refused = {
      code: 'notAdmitted',
      detail: 'You are not in the directory, and your sign-in gives you no role here.',
    }
    expect(admitted(directory(), claimed('new'))).toEqual(refused)
    expect(admitted(directory(), claimed('new', { roles: ['agent'], departments: [] }))).toEqual(refused)
  })
})

test('with no directory at hand the claims hold, and who has none is asked to come again', () => {
  expect(admitted(undefined, claimed('li', { roles: ['agent'] }))).toEqual({
    id: 'li',
    held: [{ role: 'agent' }],
  })
  expect(admitted(undefined, claimed('li'))).toEqual({ code: 'registerUnavailable' })
})

describe('a deputy', () => {
  const own = { role: 'agent', departments: ['service', 'intake'] }

  test('has the roles of whom they stand in for, after their own', () => {
    expect(admitted(directory({ absent: ['zhao'] }), claimed('sun'))).toMatchObject({
      held: [
        { role: 'manager' },
        { role: 'supervisor', departments: ['firm', 'service', 'workshop', 'legal', 'intake'] },
        { role: 'supervisor', departments: ['service', 'intake'], for: 'zhao' },
      ],
    })
    expect(admitted(directory({ absent: ['li'] }), claimed('chen'))).toEqual({
      id: 'chen',
      held: [own, { ...own, for: 'li' }],
    })
  })

  test('is the first who is there, as for notices: of those who are away too, their deputy', () => {
    const chain = { absent: ['qian', 'sun'] }
    expect(admitted(directory(chain), claimed('zhao'))).toMatchObject({
      held: [{ role: 'supervisor' }, { for: 'qian' }, { for: 'sun' }, { for: 'sun' }],
    })
  })

  // R103
  test('of another department has there what the one who is away has, and no more of either', () => {
    const across = directory({
      absent: ['wang'],
      deputies: [...directory().deputies, { person: 'wang', deputy: 'li' }],
    })
    expect(admitted(across, claimed('li'))).toEqual({
      id: 'li',
      held: [own, { role: 'agent', departments: ['workshop'], for: 'wang' }],
    })
  })

  test('has nothing of whoever is back, or has left', () => {
    expect(admitted(directory(), claimed('chen'))).toEqual({ id: 'chen', held: [own] })
    const left = { ...without('li'), absent: ['li'] }
    expect(admitted(left, claimed('chen'))).toEqual({ id: 'chen', held: [own] })
  })
})

test('who is on call has the role for that time, where they are on call', () => {
  const onCall = [{ person: 'chen', role: 'supervisor', department: 'workshop' } as const]
  expect(admitted(directory({ onCall }), claimed('chen'))).toEqual({
    id: 'chen',
    held: [
      { role: 'supervisor', departments: ['workshop'] },
      { role: 'agent', departments: ['service', 'intake'] },
    ],
  })
})
