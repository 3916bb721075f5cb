import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import type { Actor } from '../../src/domain/command.ts'
import {
  changeAction,
  type ActionAsked,
  type ActionChange,
} from '../../src/register/actions/action-changes.ts'
import {
  actionEvents,
  getAction,
  listActions,
  openActions,
  type Action,
} from '../../src/register/actions/actions.ts'
import { InvalidCursor } from '../../src/register/lists/list-cursor.ts'
import type { Register } from '../../src/register/register.ts'
import { commitOf, entries, entry, minuteMs, note, start } from '../support/register/commits.ts'
import { freshRegister } from '../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

const dayMs = 86_400_000
const li: Actor = { id: 'li', role: 'agent' }
const zhao: Actor = { id: 'zhao', role: 'supervisor' }

const proposed = (...what: string[]): Event => ({
  type: 'solutionProposed',
  at: start,
  proposal: 1,
  by: 'li',
  measures: 'Refund',
  correctiveActions: what.map((one) => ({ what: one, owner: 'wang', dueAt: start + dayMs })),
})
const accepted: Event = { type: 'solutionAccepted', at: start + minuteMs }

const all = async (filter = {}): Promise<Action[]> =>
  (await listActions(pool, { filter, now: start, limit: 200 })).data
const whats = async (filter = {}) => (await all(filter)).map(({ what }) => what)
const history = async (id: string) => (await actionEvents(pool, id)).map(({ type }) => type)

let count = 0
const opened = (more: Partial<Extract<ActionChange, { type: 'opened' }>> = {}): ActionChange => ({
  type: 'opened',
  kind: 'corrective',
  what: 'Check every car',
  owner: 'wang',
  complaints: [],
  ...more,
})
async function ask(change: ActionChange, more: Partial<ActionAsked> = {}) {
  const id = more.id ?? `act_${(count += 1)}`
  return changeAction(pool, { id, change, by: zhao, at: start, digest: JSON.stringify(change), ...more })
}
async function done(change: ActionChange, more: Partial<ActionAsked> = {}): Promise<Action> {
  const result = await ask(change, more)
  if ('code' in result) throw new Error(`${result.code}: ${result.detail}`)
  return result.action
}

describe('the actions of an accepted proposal', () => {
  // R64
  test('open by themselves, once, however often the commit comes', async () => {
    const commit = commitOf({
      entries: [entry(1), entry(2, proposed('Brief staff', 'Mend form')), entry(3, accepted)],
    })
    await register.commit(commit, 'run')
    await register.commit(commit, 'run')
    const actions = await all()
    expect(actions).toHaveLength(2)
    expect(actions.map(({ what }) => what).toSorted()).toEqual(['Brief staff', 'Mend form'])
    expect(actions[0]).toMatchObject({
      kind: 'corrective',
      owner: 'wang',
      dueAt: start + dayMs,
      openedAt: start + minuteMs,
      openedBy: 'li.na',
      sourceComplaint: 'cmp_1',
      complaints: [{ id: 'cmp_1', number: 'N-cmp_1' }],
      completedAt: null,
      version: 1,
    })
    expect(await history(actions[0]!.id)).toEqual(['opened'])
  })

  test('wait for the acceptance, which may come in a later commit', async () => {
    await register.commit(commitOf({ entries: [entry(1), entry(2, proposed('Brief staff'))] }), 'run')
    expect(await all()).toEqual([])
    await register.commit(commitOf({ entries: [entry(3, accepted)] }), 'run')
    expect(await whats()).toEqual(['Brief staff'])
  })

  test('are those of the proposal that was accepted, not of the one declined before', async () => {
    const declined: Event = { type: 'solutionDeclined', at: start, reason: 'Too little' }
    const events = [proposed('First'), declined, proposed('Second'), accepted]
    await register.commit(commitOf({ entries: events.map((event, index) => entry(index + 1, event)) }), 'run')
    expect(await whats()).toEqual(['Second'])
  })

  test('bear the cause and the category of the complaint, also when these are found later', async () => {
    await register.commit(
      commitOf({ entries: [entry(1, proposed('Brief staff')), entry(2, accepted)] }),
      'run',
    )
    const found: Event = { type: 'findingsRecorded', at: start, rootCause: 'staff-error', text: 'Seen' }
    const classification = { category: 'billing', severity: 'normal', complexity: 'simple' } as const
    const complaint = { rootCause: 'staff-error', classification }
    await register.commit(commitOf({ entries: [entry(3, found)], complaint }), 'run')
    expect(await whats({ rootCause: 'staff-error', category: 'billing', complaint: 'cmp_1' })).toEqual([
      'Brief staff',
    ])
    expect(await whats({ rootCause: 'carrier' })).toEqual([])
  })

  test('are withdrawn when the acceptance did not become history, and come back with it', async () => {
    const told = [entry(1), entry(2, proposed('Brief staff')), entry(3, accepted)]
    await register.commit(commitOf({ entries: told }), 'run')
    const [action] = await all()
    await register.commit(commitOf({ entries: [entry(3, note('other'))], historyLength: 9 }), 'run')
    expect(await getAction(pool, action!.id)).toMatchObject({ withdrawnAt: expect.any(Number), version: 2 })
    expect(await whats({ state: 'open' })).toEqual([])
    expect(await whats({ state: 'withdrawn' })).toEqual(['Brief staff'])
    await register.commit(commitOf({ entries: [entry(3, accepted)], historyLength: 12 }), 'run')
    expect(await getAction(pool, action!.id)).toMatchObject({ withdrawnAt: null, version: 3 })
    expect(await history(action!.id)).toEqual(['opened', 'withdrawn', 'restored'])
  })

  test('stay when somebody has completed them meanwhile', async () => {
    await register.commit(
      commitOf({ entries: [entry(1, proposed('Brief staff')), entry(2, accepted)] }),
      'run',
    )
    const [action] = await all()
    await done({ type: 'completed', result: 'Briefed', checkDueAt: start }, { id: action!.id })
    await register.commit(commitOf({ entries: [entry(2, note('other'))], historyLength: 9 }), 'run')
    expect(await getAction(pool, action!.id)).toMatchObject({ withdrawnAt: null, result: 'Briefed' })
  })
})

describe('an action by hand', () => {
  test('is opened, completed and checked; every step is on record', async () => {
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    const { id } = await done(
      opened({ rootCause: 'staff-error', dueAt: start + dayMs, complaints: ['cmp_1'] }),
    )
    const linked = await getAction(pool, id)
    expect(linked).toMatchObject({ complaints: [{ id: 'cmp_1' }], openedBy: 'zhao' })
    const completed = await done(
      { type: 'completed', result: 'Done so', checkDueAt: start + 9 * dayMs },
      { id, at: start + 2 * dayMs },
    )
    expect(completed).toMatchObject({
      completedAt: start + 2 * dayMs,
      checkDueAt: start + 9 * dayMs,
      version: 2,
    })
    const checked = await done({ type: 'recurrenceChecked', comment: 'None' }, { id, at: start + 9 * dayMs })
    expect(checked).toMatchObject({ recurred: false, checkedAt: start + 9 * dayMs, version: 3 })
    expect(await history(id)).toEqual(['opened', 'completed', 'recurrenceChecked'])
  })

  test('are found by their owner, and by the department that is it or has it', async () => {
    await pool.query(`insert into department (id, name_zh, name_en) values ('service', '客服', 'Service')`)
    await pool.query(
      "insert into person (id, name, language) values ('li', 'Li', 'en'), ('wang', 'Wang', 'en')",
    )
    await pool.query("insert into person_role (person, role, department) values ('li', 'agent', 'service')")
    for (const owner of ['li', 'wang', 'service']) await done(opened({ owner, what: `Of ${owner}` }))
    expect(await whats({ owner: 'li' })).toEqual(['Of li'])
    expect((await whats({ department: 'service' })).toSorted()).toEqual(['Of li', 'Of service'])
    expect(await whats({ department: 'service', owner: 'wang' })).toEqual([])
  })

  // R92
  test('the check counts what came since with the same cause, and leaves out what the action answers', async () => {
    const about = (id: string, rootCause: string, receivedAt: number) =>
      register.commit(commitOf({ id, entries: entries(1, 1), complaint: { rootCause, receivedAt } }), 'run')
    await about('cmp_before', 'staff-error', start - dayMs)
    await about('cmp_linked', 'staff-error', start + 3 * dayMs)
    await about('cmp_after', 'staff-error', start + 3 * dayMs)
    await about('cmp_other', 'carrier', start + 3 * dayMs)
    const { id } = await done(opened({ rootCause: 'staff-error', complaints: ['cmp_linked'] }))
    await done(
      { type: 'completed', result: 'Done', checkDueAt: start + 5 * dayMs },
      { id, at: start + dayMs },
    )
    const due = { checkDue: true }
    expect((await listActions(pool, { filter: due, now: start + 4 * dayMs })).data).toEqual([])
    expect((await listActions(pool, { filter: due, now: start + 5 * dayMs })).data).toHaveLength(1)
    expect(await done({ type: 'recurrenceChecked' }, { id })).toMatchObject({ recurred: true })
    const events = await actionEvents(pool, id)
    expect(events.at(-1)?.data).toEqual({ recurred: true, sameCause: 1, sameCategory: 0 })
    expect((await listActions(pool, { filter: due, now: start + 5 * dayMs })).data).toEqual([])
  })

  test('refuses what makes no sense', async () => {
    const { id } = await done(opened({ owner: 'zhao' }))
    const complete: ActionChange = { type: 'completed', result: 'Done', checkDueAt: start }
    const check: ActionChange = { type: 'recurrenceChecked' }
    expect(await ask(check, { id })).toMatchObject({ code: 'nothingToAnswer' })
    expect(await ask(complete, { id, ifVersion: 7 })).toMatchObject({ code: 'versionMismatch' })
    await done(complete, { id, ifVersion: 1 })
    expect(await ask(complete, { id })).toMatchObject({ code: 'alreadyDone' })
    expect(await ask(check, { id })).toMatchObject({ code: 'conflictOfInterest' })
    expect(await ask(check, { id, by: li })).toMatchObject({ code: 'missing' })
    expect(await ask(check, { id: 'act_none' })).toMatchObject({ code: 'notFound' })
    expect(await ask({ type: 'linked', complaints: ['cmp_none'] }, { id })).toMatchObject({ code: 'unknown' })
    expect(await ask(opened({ complaints: ['cmp_none'] }), { id: 'act_x' })).toMatchObject({
      code: 'unknown',
    })
    expect(await history(id)).toEqual(['opened', 'completed'])
    expect(await getAction(pool, 'act_x')).toBeUndefined()
  })

  test('a key acts once, however many ask with it at the same time', async () => {
    const same = { id: 'act_same', key: 'k', digest: 'd' }
    const results = await Promise.all([1, 2, 3, 4].map(() => ask(opened(), same)))
    expect(results.filter((one) => 'replayed' in one && !one.replayed)).toHaveLength(1)
    expect(results.filter((one) => 'replayed' in one && one.replayed)).toHaveLength(3)
    expect(await ask(opened(), { ...same, digest: 'other' })).toEqual({ code: 'keyReused' })
    expect(await ask(opened(), { ...same, id: 'act_li', by: li })).toMatchObject({ replayed: false })
    const twice = { id: 'act_same', key: 'done', digest: 'c' }
    const complete: ActionChange = { type: 'completed', result: 'Done', checkDueAt: start }
    expect(await ask(complete, twice)).toMatchObject({ replayed: false })
    expect(await ask(complete, twice)).toMatchObject({ replayed: true })
    expect(await history('act_same')).toEqual(['opened', 'completed'])
  })

  test('what was done to it cannot be changed', async () => {
    const { id } = await done(opened())
    for (const statement of [
      "update action_event set type = 'linked'",
      'delete from action_event',
      'truncate action_event',
    ])
      await expect(pool.query(statement)).rejects.toThrow('neither changed nor removed')
    expect(await history(id)).toEqual(['opened'])
  })
})

describe('the list', () => {
  test('filters, and goes by due, page by page', async () => {
    await done(opened({ what: 'late', dueAt: start - 1 }))
    await done(opened({ what: 'soon', dueAt: start + 1, owner: 'li' }))
    await done(opened({ what: 'undated', kind: 'training' }))
    const { id } = await done(opened({ what: 'done', dueAt: start - 5 }))
    await done({ type: 'completed', result: 'Yes', checkDueAt: start }, { id })
    expect(await whats()).toEqual(['done', 'late', 'soon', 'undated'])
    expect(await whats({ state: 'open' })).toEqual(['late', 'soon', 'undated'])
    expect(await whats({ state: 'done' })).toEqual(['done'])
    expect(await whats({ overdue: true })).toEqual(['late'])
    expect(await whats({ overdue: false })).toEqual(['done', 'soon', 'undated'])
    expect(await whats({ checkDue: false })).toEqual(['late', 'soon', 'undated'])
    expect(await whats({ owner: 'li' })).toEqual(['soon'])
    expect(await whats({ kind: 'training' })).toEqual(['undated'])
    const seen: string[] = []
    for (let cursor: string | undefined, more = true; more;) {
      const page = await listActions(pool, { now: start, limit: 1, ...(cursor && { cursor }) })
      seen.push(...page.data.map(({ what }) => what))
      cursor = page.nextCursor
      more = cursor !== undefined
    }
    expect(seen).toEqual(['done', 'late', 'soon', 'undated'])
    await expect(listActions(pool, { now: start, cursor: 'x' })).rejects.toThrow(InvalidCursor)
  })

  test('what was open at an instant stays so, whatever is done later', async () => {
    const { id } = await done(opened({ what: 'late', dueAt: start - 1 }))
    await done(opened({ what: 'later' }), { at: start + 10 })
    await done({ type: 'completed', result: 'Yes', checkDueAt: start }, { id, at: start + 5 })
    expect(await openActions(pool, start - 1)).toEqual([])
    expect(await openActions(pool, start)).toMatchObject([{ what: 'late', overdue: true, complaints: 0 }])
    expect((await openActions(pool, start + 10)).map(({ what }) => what)).toEqual(['later'])
  })
})
