import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Task } from '../../src/domain/parts/duties.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { agent, given, on, opening, supervisor } from '../support/domain/given.ts'
import { chooseRecipients, type Addressed } from '../../src/directory/choose-recipients.ts'
import type { Directory, Person, RoleHeld } from '../../src/directory/directory.ts'
import { mayUnder } from '../../src/domain/access/table.ts'
import { relationsOf, tiesOf, type Tied } from '../../src/domain/access/ties.ts'
import { staffIn } from '../../src/identity/staff.ts'
import type { Role } from '../../src/domain/policy/policy.ts'

const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, language: 'zh', active: true },
  ...more,
})
const holds = (id: string, role: Role, department: string | null = 'service'): RoleHeld => ({
  ...{ person: id, role, department },
})

/** A service with two agents under a supervisor, a firm above it. */
const firm = (more: Partial<Directory> = {}): Directory => ({
  people: ['li', 'chen', 'zhao', 'sun', 'qian'].map((id) => person(id)),
  roles: [
    holds('li', 'agent'),
    holds('chen', 'agent'),
    holds('zhao', 'supervisor'),
    holds('sun', 'supervisor', 'firm'),
    holds('qian', 'management', null),
  ],
  deputies: [],
  absent: [],
  onCall: [],
  departments: [
    { id: 'firm', parent: null },
    { id: 'service', parent: 'firm' },
    { id: 'workshop', parent: 'firm' },
  ],
  ...more,
})

const told = (directory: Directory, addressed: Addressed) =>
  chooseRecipients(directory, addressed).map(({ id, because }) => [id.replace('person/', ''), because])
const toLi = { to: { role: 'agent', department: 'service', person: 'li' } } as const
const toSupervisor = { to: { role: 'supervisor', department: 'service' } } as const

describe('a notice to somebody by name', () => {
  test('goes to them, in their language, where they are reached', () => {
    const directory = firm({ people: [person('li', { language: 'en', email: null })] })
    expect(chooseRecipients(directory, toLi)).toEqual([
      { id: 'person/li', language: 'en', addresses: { inbox: 'li' }, because: { as: 'named' } },
    ])
  })

  test('goes to their deputies in order when they are absent, and to the deputies’ deputies', () => {
    const deputies = [
      { person: 'li', deputy: 'chen' },
      { person: 'li', deputy: 'zhao' },
      { person: 'chen', deputy: 'sun' },
    ]
    const because = { as: 'deputy', of: 'li' }
    expect(told(firm({ deputies, absent: ['li'] }), toLi)).toEqual([['chen', because]])
    expect(told(firm({ deputies, absent: ['li', 'chen'] }), toLi)).toEqual([['zhao', because]])
    expect(told(firm({ deputies, absent: ['li', 'chen', 'zhao'] }), toLi)).toEqual([['sun', because]])
  })

  test('goes to their queue when no one stands in for them, or no one knows them', () => {
    const queue = [['chen', { as: 'role', role: 'agent', department: 'service' }]]
    expect(told(firm({ absent: ['li'] }), toLi)).toEqual(queue)
    expect(told(firm({ absent: ['li'] }), { to: { ...toLi.to, person: 'nobody' } })).toEqual(queue)
  })
})

describe('a notice to a role in a department', () => {
  test('goes to all who hold it there', () => {
    expect(told(firm(), { to: { role: 'agent', department: 'service' } })).toEqual([
      ['li', { as: 'role', role: 'agent', department: 'service' }],
      ['chen', { as: 'role', role: 'agent', department: 'service' }],
    ])
  })

  // R10
  test('goes to the person on call for it, or to their deputy', () => {
    const onCall = [holds('chen', 'agent')]
    const to = { role: 'agent', department: 'service' } as const
    expect(told(firm({ onCall }), { to })).toEqual([
      ['chen', { as: 'onCall', role: 'agent', department: 'service' }],
    ])
    const deputies = [{ person: 'chen', deputy: 'sun' }]
    expect(told(firm({ onCall, deputies, absent: ['chen'] }), { to })).toEqual([
      ['sun', { as: 'deputy', of: 'chen' }],
    ])
  })

  test('goes to the department above when the only one there is complained about', () => {
    expect(told(firm(), { ...toSupervisor, except: ['zhao'] })).toEqual([
      ['sun', { as: 'standIn', role: 'supervisor', department: 'firm' }],
    ])
  })

  test('goes to anybody who can open it: with the role, else to management; to none of another department', () => {
    const to = { role: 'manager', department: 'workshop' } as const
    const management = [['qian', { as: 'standIn', role: 'management' }]]
    expect(told(firm(), { to })).toEqual(management)
    const roles = [...firm().roles, holds('li', 'manager', 'service')]
    expect(told(firm({ roles }), { to })).toEqual(management)
    // Of what nobody has yet, whichever department is told.
    const anybody = [['li', { as: 'standIn', role: 'manager' }]]
    expect(told(firm({ roles }), { to: { role: 'manager', department: 'intake' } })).toEqual(anybody)
    expect(told(firm({ roles }), { to, ties: ['unassigned'] })).toEqual(anybody)
  })

  test('goes to no deputy of whoever has left or is complained about: they have nothing of theirs', () => {
    const deputies = [{ person: 'zhao', deputy: 'chen' }]
    const left = firm().people.map((one) => (one.id === 'zhao' ? { ...one, active: false } : one))
    const above = [['sun', { as: 'standIn', role: 'supervisor', department: 'firm' }]]
    expect(told(firm({ deputies, people: left }), toSupervisor)).toEqual(above)
    expect(told(firm({ deputies, absent: ['zhao'] }), { ...toSupervisor, except: ['zhao'] })).toEqual(above)
  })

  // F52
  test('is told once to one who holds it and stands in for another as well', () => {
    const deputies = [{ person: 'li', deputy: 'chen' }]
    expect(
      told(firm({ deputies, absent: ['li'] }), { to: { role: 'agent', department: 'service' } }),
    ).toEqual([['chen', { as: 'role', role: 'agent', department: 'service' }]])
  })

  test('waits for them where nobody is present at all', () => {
    const absent = ['li', 'chen', 'zhao', 'sun', 'qian']
    expect(told(firm({ absent }), toSupervisor)).toEqual([
      ['zhao', { as: 'role', role: 'supervisor', department: 'service' }],
    ])
  })
})

// R55
describe('of a supervise order', () => {
  const order: Command = { type: 'orderSupervision', instruction: 'Call him', dueAt: on('03-02 15:00') }
  const reply: Command = { type: 'replyToSupervision', order: 1, reply: 'Called' }
  const ordered = given(opening())
    .and([agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li' }])
    .and([{ ...supervisor, id: 'zhao' }, '03-02 11:00', order])
  const [moved, workshop] = ['03-02 12:00', 'workshop'] as const
  const reason = 'It is about the repair'
  const roles = [...firm().roles, holds('chen', 'supervisor', workshop)]
  const toldOf = (story: typeof ordered) => {
    const [last] = story.entries.slice(-1)
    return noticesFor(story.complaint, [last!]).flatMap(({ to }) =>
      told(firm({ roles }), { to, ties: tiesOf(story.complaint) }).map(([one]) => one),
    )
  }

  test('who gave it hears the answer; once it lies with others, whoever answers for it there', () => {
    const elsewhere = ordered.and([supervisor, moved, { type: 'assign', department: workshop, reason }])
    expect(toldOf(ordered.and([agent, '03-02 13:00', reply]))).toEqual(['zhao'])
    const byThem = { ...agent, id: 'chen', departments: [workshop] }
    expect(toldOf(elsewhere.and([byThem, '03-02 13:00', reply]))).toEqual(['chen'])
  })
})

describe('whatever the directory', () => {
  const ROLES = ['agent', 'supervisor', 'manager', 'management', 'operator'] as const
  const id = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f')
  const role = fc.constantFrom<Role>(...ROLES)
  const department = fc.constantFrom('firm', 'service', 'workshop', 'night')
  const roleHeld = fc.record({ person: id, role, department: fc.option(department) })
  const directories: fc.Arbitrary<Directory> = fc.record({
    people: fc
      .uniqueArray(fc.record({ id, active: fc.boolean() }), { selector: (one) => one.id })
      .map((all) => all.map(({ id: own, active }) => person(own, { active }))),
    roles: fc.array(roleHeld, { maxLength: 10 }),
    deputies: fc.array(fc.record({ person: id, deputy: id }), { maxLength: 10 }),
    absent: fc.uniqueArray(id),
    onCall: fc.array(roleHeld, { maxLength: 4 }),
    // With circles among them.
    departments: fc.uniqueArray(fc.record({ id: department, parent: fc.option(department) }), {
      selector: (one) => one.id,
    }),
  })
  const addressed = fc.record({
    to: fc.record({ role, department, person: id }, { requiredKeys: ['role'] }),
    except: fc.uniqueArray(id, { maxLength: 2 }),
  })

  const aTask: Task = { n: 1, kind: 'department', title: 'Look', department: 'service' }
  const complaints: fc.Arbitrary<Tied> = fc
    .record({
      owner: fc.option(fc.record({ department, person: id }, { requiredKeys: ['department'] }), {
        nil: undefined,
      }),
      task: fc.option(fc.record({ department, person: id })),
      takenInBy: fc.option(id),
    })
    .map(({ owner, task, takenInBy }) => ({
      ...(owner && { owner }),
      ...(takenInBy !== null && { takenInBy }),
      tasks: task ? [{ ...aTask, ...task }] : [],
      ...{ escalations: [], details: {} },
    }))

  /** Whether somebody reads a complaint. */
  const reads = (known: Directory, one: string, complaint: Tied): boolean =>
    staffIn(known)
      .heldBy(one)
      .some((held) => {
        const by = { id: one, ...held }
        return mayUnder(by, 'readComplaint', relationsOf(complaint, by))
      })
  /** One of a department, or one that nobody has. */
  const opens = (known: Directory, one: string, where: string | undefined): boolean =>
    reads(known, one, {
      ...(where !== undefined && { owner: { department: where } }),
      ...{ tasks: [], escalations: [], details: {} },
    })

  // R103
  test('who is told of a complaint as the role of a department can open it', () => {
    const to = fc.record({ role, department })
    const except = fc.uniqueArray(id, { maxLength: 2 })
    fc.assert(
      fc.property(directories, to, except, (known, asked, excepted) => {
        const chosen = chooseRecipients(known, { to: asked, except: excepted })
        for (const { addresses } of chosen)
          expect(opens(known, addresses.inbox!, asked.department)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  // R55, R103
  test('who is told of a complaint, by name or as a role of any department, can open it as it stands', () => {
    fc.assert(
      fc.property(directories, addressed, complaints, (known, asked, complaint) => {
        const chosen = chooseRecipients(known, { ...asked, ties: tiesOf(complaint) })
        for (const { addresses } of chosen) expect(reads(known, addresses.inbox!, complaint)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  // F52
  test('nobody is told twice, nobody excepted, nobody absent while anybody is there, and somebody if anybody', () => {
    fc.assert(
      fc.property(directories, addressed, (directory, asked) => {
        const ids = chooseRecipients(directory, asked).map(({ addresses }) => addresses.inbox!)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((one) => asked.except.includes(one))).toEqual([])
        const active = directory.people.filter((one) => one.active).map((one) => one.id)
        expect(ids.filter((one) => !active.includes(one))).toEqual([])
        const may = active.filter((one) => !asked.except.includes(one))
        const alone = { ...directory, onCall: [], deputies: [] }
        const able = may
          .filter((one) => directory.roles.some(({ person: holder }) => holder === one))
          .filter((one) => opens(alone, one, asked.to.department))
        const there = able.filter((one) => !directory.absent.includes(one))
        if (there.length > 0) expect(ids.filter((one) => directory.absent.includes(one))).toEqual([])
        if (able.length > 0) expect(ids).not.toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('a customer is nobody of the directory', () => {
    expect(chooseRecipients(firm(), { to: { role: 'customer' } })).toEqual([])
  })
})
