import pg, { type Pool, type PoolClient } from 'pg'
import type { z } from 'zod'
import type { Actor } from '../domain/command.ts'
import { utcIfAny, type Instant } from '../domain/instant.ts'
import { inTransaction } from '../register/in-transaction.ts'
import type { Deputies, Held, Roles, Rule, SaidOfDepartment, SaidOfPerson, StaffRole } from './shapes.ts'
import { idOfParts } from '../register/commit/digest.ts'

/** A change of the directory. Made twice it counts once. */
export type DirectoryChange =
  | ({ type: 'department' } & z.output<typeof SaidOfDepartment>)
  | ({ type: 'person' } & z.output<typeof SaidOfPerson>)
  | { type: 'roles'; person: string; roles: z.output<typeof Roles> }
  | { type: 'deputies'; person: string; deputies: z.output<typeof Deputies> }
  /** One that begins at the same instant is changed. */
  | { type: 'absence'; person: string; from: Instant; until?: Instant | undefined; note?: string | undefined }
  | { type: 'absenceCancelled'; person: string; id: string }
  | ({ type: 'onCall'; person: string; from: Instant; until: Instant } & z.output<typeof Held>)
  | { type: 'onCallCancelled'; id: string }
  | ({ type: 'routingRule'; position: number } & z.output<typeof Rule>)
  | { type: 'routingRuleRemoved'; id: string }

export type Changer = Pick<Actor, 'id' | 'role'>
export type DirectoryRefusal = {
  code: 'unknown' | 'notFound' | 'notThisInstant' | 'invalid'
  detail: string
  /** The field that names what cannot be. */
  pointer?: string
}

/** Makes changes with their record, all or none; what is so already is not changed and not recorded; what names a person or department that is not there is refused. */
export async function changeDirectory(
  pool: Pool,
  changes: readonly DirectoryChange[],
  by: Changer,
): Promise<DirectoryRefusal | undefined> {
  try {
    await inTransaction(pool, async (client) => {
      // One after another: what it was before is what this change has found.
      await client.query(`select pg_advisory_xact_lock(hashtext('directory'))`)
      for (const change of changes) {
        const { type, ...data } = change
        const before = await currentRows(client, change)
        await make(client, change)
        if ((await currentRows(client, change)) === before) continue
        await client.query(
          'insert into directory_change (actor_id, actor_role, what, data) values ($1, $2, $3, $4)',
          [by.id, by.role, type, JSON.stringify(data)],
        )
      }
    })
    return undefined
  } catch (error) {
    if (error instanceof NotThere) return { code: 'notFound', detail: error.message }
    const refusal = refusalBy(error)
    if (!refusal) throw error
    return refusal
  }
}

const unknown = (pointer: string): DirectoryRefusal => ({
  code: 'unknown',
  detail: 'It names a person or a department that is not in the directory.',
  pointer,
})
const backwards: DirectoryRefusal = {
  code: 'notThisInstant',
  detail: 'It would end before it begins.',
  pointer: '/until',
}

/** What the tables themselves do not take. */
const REFUSED: Readonly<Record<string, DirectoryRefusal>> = {
  department_check: {
    code: 'invalid',
    detail: 'A department does not stand above itself.',
    pointer: '/parent',
  },
  department_parent_fkey: unknown('/parent'),
  person_role_department_fkey: unknown('/roles'),
  deputy_deputy_fkey: unknown('/deputies'),
  absence_check: backwards,
  on_call_check: backwards,
  on_call_person_fkey: unknown('/person'),
  on_call_department_fkey: unknown('/department'),
  routing_rule_department_fkey: unknown('/department'),
}

const refusalBy = (error: unknown): DirectoryRefusal | undefined =>
  error instanceof pg.DatabaseError ? REFUSED[error.constraint ?? ''] : undefined

class NotThere extends Error {
  override readonly name = 'NotThere'
}

/** Of a time away and of a watch: the same one begins with the same person at the same instant. */
export const absenceIdOf = (person: string, from: Instant): string => idOfParts('abs', [person, from])
export const onCallIdOf = (one: {
  role: StaffRole
  department?: string | undefined
  person: string
  from: Instant
}) => idOfParts('onc', [one.role, one.department ?? null, one.person, one.from])

/** The rows that a change is about, as they stand. */
async function currentRows(client: PoolClient, change: DirectoryChange): Promise<string | undefined> {
  const [table, column, key] = rowsOf(change)
  const { rows } = await client.query<{ rows: string }>(
    `select jsonb_agg(to_jsonb(r) - 'last_routed_at' order by to_jsonb(r))::text as rows
     from ${table} r where ${column} = $1`,
    [key],
  )
  return rows[0]?.rows
}

function rowsOf(change: DirectoryChange): [table: string, column: string, key: string] {
  switch (change.type) {
    case 'department':
    case 'person':
      return [change.type, 'id', change.id]
    case 'roles':
      return ['person_role', 'person', change.person]
    case 'deputies':
      return ['deputy', 'person', change.person]
    case 'absence':
      return ['absence', 'id', absenceIdOf(change.person, change.from)]
    case 'absenceCancelled':
      return ['absence', 'id', change.id]
    case 'onCall':
      return ['on_call', 'id', onCallIdOf(change)]
    case 'onCallCancelled':
      return ['on_call', 'id', change.id]
    case 'routingRule':
    case 'routingRuleRemoved':
      return ['routing_rule', 'id', change.id]
  }
}

async function make(client: PoolClient, change: DirectoryChange): Promise<void> {
  switch (change.type) {
    case 'department':
      return makeDepartment(client, change)
    case 'person':
      return makePerson(client, change)
    case 'roles':
      return replaceRoles(client, change)
    case 'deputies':
      return replaceDeputies(client, change)
    case 'absence':
      return makeAbsence(client, change)
    case 'absenceCancelled':
      return remove(client, 'delete from absence where id = $1 and person = $2', [change.id, change.person])
    case 'onCall':
      return makeOnCall(client, change)
    case 'onCallCancelled':
      return remove(client, 'delete from on_call where id = $1', [change.id])
    case 'routingRule':
      return makeRule(client, change)
    case 'routingRuleRemoved':
      return remove(client, 'delete from routing_rule where id = $1', [change.id])
  }
}

type Of<T extends DirectoryChange['type']> = Extract<DirectoryChange, { type: T }>

async function makeDepartment(client: PoolClient, { id, name, parent, kind }: Of<'department'>) {
  await client.query(
    `insert into department (id, name_zh, name_en, parent, kind) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
       parent = case when $6 then department.parent else excluded.parent end,
       kind = case when $7 then department.kind else excluded.kind end`,
    [id, name.zh, name.en, parent, kind, parent === undefined, kind === undefined],
  )
}

async function makePerson(client: PoolClient, { id, name, email, language, active }: Of<'person'>) {
  await client.query(
    `insert into person (id, name, email, language, active)
     values ($1, $2, $3, coalesce($4, 'zh'), coalesce($5, true))
     on conflict (id) do update set name = excluded.name,
       email = case when $6 then person.email else excluded.email end,
       language = coalesce($4, person.language), active = coalesce($5, person.active)`,
    [id, name, email, language, active, email === undefined],
  )
}

async function replaceRoles(client: PoolClient, { person, roles }: Of<'roles'>) {
  await present(client, person)
  await client.query('delete from person_role where person = $1', [person])
  for (const { role, department } of roles)
    await client.query(
      'insert into person_role (person, role, department) values ($1, $2, $3) on conflict do nothing',
      [person, role, department],
    )
}

async function replaceDeputies(client: PoolClient, { person, deputies }: Of<'deputies'>) {
  await present(client, person)
  await client.query('delete from deputy where person = $1', [person])
  const others = [...new Set(deputies)].filter((deputy) => deputy !== person)
  for (const [position, deputy] of others.entries())
    await client.query('insert into deputy (person, position, deputy) values ($1, $2, $3)', [
      person,
      position,
      deputy,
    ])
}

/** Locked as well: two who replace the same list do so one after the other. */
async function present(client: PoolClient, person: string): Promise<void> {
  const { rowCount } = await client.query('select from person where id = $1 for update', [person])
  if (rowCount === 0) throw new NotThere(`There is no person ${person} in the directory.`)
}

async function makeAbsence(client: PoolClient, { person, from, until, note }: Of<'absence'>) {
  await present(client, person)
  await client.query(
    `insert into absence (id, person, from_at, until_at, note) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set until_at = excluded.until_at, note = excluded.note`,
    [absenceIdOf(person, from), person, utcIfAny(from), utcIfAny(until), note],
  )
}

async function makeOnCall(client: PoolClient, one: Of<'onCall'>) {
  const { role, department, person, from, until } = one
  await client.query(
    `insert into on_call (id, role, department, person, from_at, until_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set until_at = excluded.until_at`,
    [onCallIdOf(one), role, department, person, utcIfAny(from), utcIfAny(until)],
  )
}

async function makeRule(client: PoolClient, rule: Of<'routingRule'>) {
  const { id, position, category, storeId, words, department } = rule
  await client.query(
    `insert into routing_rule (id, position, category, store_id, words, department)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set position = excluded.position, category = excluded.category,
       store_id = excluded.store_id, words = excluded.words, department = excluded.department`,
    [id, position, category, storeId, words, department],
  )
}

async function remove(client: PoolClient, text: string, values: readonly string[]): Promise<void> {
  const { rowCount } = await client.query(text, [...values])
  if (rowCount === 0) throw new NotThere(`There is no ${values[0]} in the directory.`)
}
