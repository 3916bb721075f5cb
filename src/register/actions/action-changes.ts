import type { Pool, PoolClient } from 'pg'
import { mayCheckRecurrence } from '../../domain/access/own-action.ts'
import type { Actor } from '../../domain/command.ts'
import { utcIfAny, type Instant } from '../../domain/instant.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { mayNotTrain, trainedLater } from '../../domain/supervision/training.ts'
import { getAction, type Action, type ActionKind } from './actions.ts'
import { earlierUnderKey } from '../earlier-under-key.ts'
import { inTransaction } from '../in-transaction.ts'
import { writeLine } from '../own-log.ts'

/** A change of an action. */
export type ActionChange =
  | {
      type: 'opened'
      kind: ActionKind
      what: string
      owner: string
      rootCause?: string
      category?: string
      dueAt?: Instant
      complaints: readonly string[]
      trainees?: readonly string[]
    }
  | {
      type: 'completed'
      result: string
      checkDueAt: Instant
      trained?: readonly string[]
      trainedAt?: Instant
    }
  /** Left to the register, it has recurred where there was another complaint with its cause, else its category. */
  | { type: 'recurrenceChecked'; recurred?: boolean; comment?: string }
  | { type: 'linked'; complaints: readonly string[] }

/** Who asks for a change of which action. The digest is of the request that came under the key. */
export type ActionAsked = {
  id: string
  change: ActionChange
  by: Actor
  at: Instant
  key?: string
  digest: string
  ifVersion?: number
}

type Code =
  | 'notFound'
  | 'keyReused'
  | 'versionMismatch'
  | 'alreadyDone'
  | 'nothingToAnswer'
  | 'missing'
  | 'unknown'
  | 'conflictOfInterest'
export type ActionRefusal = { code: Code | RefusalCode; detail?: string }
export type ActionChanged = { action: Action; replayed: boolean }

/** Does it, or says why not. Asked again under the same key, it has been done. */
export const changeAction = (pool: Pool, asked: ActionAsked): Promise<ActionChanged | ActionRefusal> =>
  inTransaction(pool, async (client) => {
    // Whatever refuses does so before anything is written.
    const refused = await change(client, asked)
    if (refused && refused !== 'replayed') return refused
    return { action: (await getAction(client, asked.id))!, replayed: refused === 'replayed' }
  })

const EARLIER = 'select request_digest as digest from action_event where actor_id = $1 and request_key = $2'

async function change(
  client: PoolClient,
  asked: ActionAsked,
): Promise<ActionRefusal | 'replayed' | undefined> {
  const { id, by, key, digest, ifVersion } = asked
  const earlier = await earlierUnderKey<{ digest: string }>(client, { person: by.id, key }, EARLIER)
  if (earlier) return earlier.digest === digest ? 'replayed' : { code: 'keyReused' }
  if (asked.change.type === 'opened') return open(client, { ...asked, change: asked.change })
  await client.query('select 1 from action where id = $1 for update', [id])
  const action = await getAction(client, id)
  if (!action) return { code: 'notFound', detail: `There is no action ${id}.` }
  if (ifVersion !== undefined && ifVersion !== action.version)
    return { code: 'versionMismatch', detail: `The action has version ${action.version} now.` }
  if (action.withdrawnAt !== null)
    return { code: 'nothingToAnswer', detail: 'The action has been withdrawn.' }
  return changeOne(client, action, asked)
}

function changeOne(client: PoolClient, action: Action, asked: ActionAsked) {
  const { change } = asked
  switch (change.type) {
    case 'completed':
      return complete(client, action, { ...asked, change })
    case 'recurrenceChecked':
      return checkRecurrence(client, action, { ...asked, change })
    case 'linked':
      return link(client, action, { ...asked, change })
    case 'opened':
      return undefined
  }
}

type Asks<T extends ActionChange['type']> = ActionAsked & { change: Extract<ActionChange, { type: T }> }

async function open(client: PoolClient, asked: Asks<'opened'>): Promise<ActionRefusal | undefined> {
  const { id, by, at, change } = asked
  const { kind, what, owner, rootCause, category, dueAt, complaints } = change
  const { trainees = [] } = change
  const untrained = trainees.length > 0 ? mayNotTrain(change, by) : undefined
  const refused = untrained ?? (await unknownOf(client, complaints))
  if (refused) return refused
  await client.query(
    `insert into action
       (id, kind, what, owner, root_cause, category, due_at, due_order, opened_at, opened_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, coalesce($8, 2e15), $9, $10, 1)`,
    [id, kind, what, owner, rootCause, category, utcIfAny(dueAt), dueAt, utcIfAny(at), by.id],
  )
  await connect(client, asked, complaints)
  await train(client, id, { people: trainees })
  const { type: _, ...data } = change
  await writeLine(client, 'action', asked, { sequence: 1, type: 'opened', data })
  return undefined
}

async function complete(
  client: PoolClient,
  action: Action,
  asked: Asks<'completed'>,
): Promise<ActionRefusal | undefined> {
  const { type, ...data } = asked.change
  if (action.completedAt !== null) return { code: 'alreadyDone', detail: 'It is done already.' }
  const { trained: people = [], trainedAt: at = asked.at } = data
  const refused =
    people.length > 0 ? (mayNotTrain(action, asked.by) ?? trainedLater(at, asked.at)) : undefined
  if (refused) return refused
  await train(client, action.id, { people, at })
  await client.query(
    `update action set completed_at = $2, result = $3, check_due_at = $4, version = version + 1 where id = $1`,
    [action.id, utcIfAny(asked.at), data.result, utcIfAny(data.checkDueAt)],
  )
  await writeLine(client, 'action', asked, { sequence: action.version + 1, type, data })
  return undefined
}

async function checkRecurrence(client: PoolClient, action: Action, asked: Asks<'recurrenceChecked'>) {
  const { type, ...said } = asked.change
  if (action.completedAt === null)
    return { code: 'nothingToAnswer', detail: 'It is checked once it is done.' } as const
  if (!mayCheckRecurrence(action, asked.by.id))
    return { code: 'conflictOfInterest', detail: 'Its owner does not check their own action.' } as const
  const since = await complaintsSince(client, action)
  const found = action.rootCause !== null ? since.sameCause : since.sameCategory
  const isNamed = action.rootCause !== null || action.category !== null
  if (said.recurred === undefined && !isNamed)
    return {
      code: 'missing',
      detail: 'The action names neither root cause nor category: say whether it has recurred.',
    } as const
  const recurred = said.recurred ?? found > 0
  await client.query(
    'update action set checked_at = $2, recurred = $3, version = version + 1 where id = $1',
    [action.id, utcIfAny(asked.at), recurred],
  )
  await writeLine(client, 'action', asked, {
    sequence: action.version + 1,
    type,
    data: { ...said, recurred, ...since },
  })
  return undefined
}

/** Complaints received since it was done, but those it answers and what was merged into another. */
async function complaintsSince(client: PoolClient, { id, rootCause, category, completedAt }: Action) {
  const { rows } = await client.query<{ sameCause: number; sameCategory: number }>(
    `select count(*) filter (where m.root_cause = $2) as "sameCause",
       count(*) filter (where m.category = $3) as "sameCategory"
     from complaint_match m join complaint c on c.id = m.complaint_id
     where m.received_at > $4 and (m.root_cause = $2 or m.category = $3) and c.outcome is distinct from 'merged'
       and not exists (
         select from action_complaint l where l.action_id = $1 and l.complaint_id = m.complaint_id)`,
    [id, rootCause, category, utcIfAny(completedAt ?? undefined)],
  )
  return rows[0] ?? { sameCause: 0, sameCategory: 0 }
}

async function link(client: PoolClient, action: Action, asked: Asks<'linked'>) {
  const { complaints } = asked.change
  const unknown = await unknownOf(client, complaints)
  if (unknown) return unknown
  await connect(client, asked, complaints)
  await client.query('update action set version = version + 1 where id = $1', [action.id])
  await writeLine(client, 'action', asked, {
    sequence: action.version + 1,
    type: 'linked',
    data: { complaints },
  })
  return undefined
}

async function unknownOf(
  client: PoolClient,
  complaints: readonly string[],
): Promise<ActionRefusal | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($1::text[]) told (id) where not exists (select from complaint c where c.id = told.id)',
    [complaints],
  )
  if (rows.length === 0) return undefined
  return { code: 'unknown', detail: `There is no complaint ${rows.map(({ id }) => id).join(', ')}.` }
}

const connect = (client: PoolClient, { id, at }: ActionAsked, complaints: readonly string[]) =>
  client.query(
    `insert into action_complaint (action_id, complaint_id, linked_at)
     select $1, told.id, $3 from unnest($2::text[]) told (id) on conflict do nothing`,
    [id, complaints, utcIfAny(at)],
  )

/** They are to be trained, or were: who was need not have been named before. */
const train = (client: PoolClient, id: string, { people, at }: { people: readonly string[]; at?: Instant }) =>
  people.length === 0
    ? undefined
    : client.query(
        `insert into action_trainee (action_id, person, trained_at)
         select distinct $1, told.person, $3::timestamptz from unnest($2::text[]) told (person)
         on conflict (action_id, person) do update set trained_at = excluded.trained_at`,
        [id, people, utcIfAny(at)],
      )
