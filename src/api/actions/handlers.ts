import { randomUUID } from 'node:crypto'
import { changeAction, type ActionAsked, type ActionChange } from '../../register/actions/action-changes.ts'
import {
  actionEvents,
  getAction as readAction,
  listActions as readActions,
  type Action,
  type ActionEvent,
} from '../../register/actions/actions.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { mayEver } from '../../domain/access/table.ts'
import { traineesFor } from '../../domain/supervision/training.ts'
import { refuseStrangers } from '../complaints/naming.ts'
import { refuseUnknownCause } from './causes.ts'
import { idOf, notFound } from '../complaints/find.ts'
import { seenAmong } from '../../register/complaint/reads.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { fromRegister } from '../from-register.ts'
import { defined } from '../../domain/defined.ts'
import { wrongCursor } from '../problems/wrong-query.ts'

/** How long after it is done one looks whether it has helped, unless told otherwise. */
const CHECK_AFTER_MS = 90 * 86_400_000

async function openAction(deps: Deps, call: Call<Contract['openAction']>): Promise<Reply> {
  const { by, body, idempotencyKey } = call
  refuseUnknownCause(deps.causes, body.rootCause)
  const { kind, what, owner, rootCause, category, dueAt, complaints = [], trainees } = body
  await refuseStrangers(deps, trainees, '/trainees')
  const change: ActionChange = {
    type: 'opened',
    ...{ kind, what, owner },
    ...defined({ rootCause, category, dueAt, trainees }),
    complaints: await idsOf(deps, complaints, call.actors),
  }
  return changed(deps, call, { id: idOfParts('act', [by.id, idempotencyKey ?? randomUUID()]), change })
}

async function completeAction(deps: Deps, call: Call<Contract['completeAction']>): Promise<Reply> {
  const { result, checkDueAt = Date.now() + CHECK_AFTER_MS, trained, trainedAt } = call.body
  await refuseStrangers(deps, trained, '/trained')
  const change: ActionChange = { type: 'completed', result, checkDueAt, ...defined({ trained, trainedAt }) }
  return changed(deps, call, { id: call.params.id, change })
}

async function checkRecurrence(deps: Deps, call: Call<Contract['checkRecurrence']>): Promise<Reply> {
  const { recurred, comment } = call.body
  const change: ActionChange = { type: 'recurrenceChecked', ...defined({ recurred, comment }) }
  return changed(deps, call, { id: call.params.id, change })
}

async function linkAction(deps: Deps, call: Call<Contract['linkAction']>): Promise<Reply> {
  const complaints = await idsOf(deps, call.body.complaints, call.actors)
  return changed(deps, call, { id: call.params.id, change: { type: 'linked', complaints } })
}

async function listActions(deps: Deps, call: Call<Contract['listActions']>): Promise<Reply> {
  const { limit, cursor, complaint, ...filter } = call.query
  refuseOthers(call, filter.trainee)
  const now = Date.now()
  const linked = complaint === undefined ? undefined : await reachedId(deps, complaint, call.actors)
  const query = { filter: defined({ ...filter, complaint: linked }), limit, now, ...defined({ cursor }) }
  const page = await fromRegister(deps, ({ pool }) => readActions(pool, query)).catch(wrongCursor)
  const data = await reachedIn(deps, page.data, call.actors)
  return { body: { ...page, data: data.map((action) => actionView(action, now, call.actors)) } }
}

async function getAction(deps: Deps, call: Call<Contract['getAction']>): Promise<Reply> {
  const { id } = call.params
  const action = await fromRegister(deps, ({ pool }) => readAction(pool, id))
  if (!action) throw new Problem('notFound', { detail: `There is no action ${id}.` })
  const history = await fromRegister(deps, ({ pool }) => actionEvents(pool, id))
  const [shown = action] = await reachedIn(deps, [action], call.actors)
  const told = history.map(linksOf(shown)).map(trainingOf(shown, call.actors))
  return { body: { ...actionView(shown, Date.now(), call.actors), history: withTimesAsText(told) } }
}

type Changing = Pick<Call<Contract['openAction']>, 'by' | 'actors' | 'idempotencyKey' | 'ifVersion'> & {
  body: object
  params?: { id: string } | undefined
}

async function changed(
  deps: Deps,
  call: Changing,
  { id, change }: Pick<ActionAsked, 'id' | 'change'>,
): Promise<Reply> {
  const { by, body, params, idempotencyKey, ifVersion } = call
  const asked: ActionAsked = {
    ...{ id, change, by, at: Date.now() },
    // Of the request as it came: what is worked out from it differs from one attempt to the next.
    digest: digestOf([change.type, params?.id, body]),
    ...defined({ key: idempotencyKey, ifVersion }),
  }
  const result = await fromRegister(deps, ({ pool }) => changeAction(pool, asked))
  if ('code' in result) throw new Problem(result.code, { detail: result.detail })
  const { replayed } = result
  const [action = result.action] = await reachedIn(deps, [result.action], call.actors)
  const isNew = change.type === 'opened'
  return {
    ...(replayed && { status: 200 }),
    headers: {
      ETag: `"${action.version}"`,
      ...(isNew && { Location: `/v1/actions/${action.id}` }),
      ...(replayed && { 'Idempotent-Replayed': 'true' }),
    },
    body: actionView(action, Date.now(), call.actors),
  }
}

function actionView(action: Action, now: number, actors: Call['actors']) {
  const { completedAt, withdrawnAt, dueAt } = action
  const state = withdrawnAt !== null ? 'withdrawn' : completedAt !== null ? 'done' : 'open'
  return withTimesAsText({
    ...action,
    trainees: traineesFor(action, action.trainees, actors),
    state,
    overdue: state === 'open' && dueAt !== null && dueAt < now,
  }) as object
}

/** What was done, with those of the complaints that stand with the action. */
const linksOf =
  ({ complaints }: Action) =>
  ({ data, ...event }: ActionEvent) => {
    const linked = data['complaints']
    const known = (id: unknown) => complaints.some((one) => one.id === id)
    return { ...event, data: Array.isArray(linked) ? { ...data, complaints: linked.filter(known) } : data }
  }

/** The same of who is to be trained, and who was. */
const trainingOf =
  (action: Action, actors: Call['actors']) =>
  ({ data, ...event }: ActionEvent) => {
    const seen = (field: 'trainees' | 'trained') => {
      const people = (data[field] as string[] | undefined)?.map((person) => ({ person }))
      return people && { [field]: traineesFor(action, people, actors).map(({ person }) => person) }
    }
    return { ...event, data: { ...data, ...seen('trainees'), ...seen('trained') } }
  }

function refuseOthers({ actors }: Pick<Changing, 'actors'>, trainee: string | undefined): void {
  if (trainee === undefined || actors.some((by) => mayEver(by, 'readTraining'))) return
  if (!actors.some(({ id }) => id === trainee))
    throw new Problem('forbidden', {
      detail: 'Who was trained is for those who lead, and for each of themselves.',
    })
}

/** Actions with those of their complaints that their reader reaches. */
async function reachedIn(deps: Deps, actions: readonly Action[], actors: Call['actors']): Promise<Action[]> {
  const linked = actions.flatMap(({ complaints, sourceComplaint }) => [
    ...complaints.map(({ id }) => id),
    ...(sourceComplaint === null ? [] : [sourceComplaint]),
  ])
  const seen = await fromRegister(deps, ({ pool }) =>
    seenAmong(pool, linked, sightOf(actors, 'readComplaint')),
  )
  return actions.map((action) => ({
    ...action,
    complaints: action.complaints.filter(({ id }) => seen.has(id)),
    sourceComplaint: seen.has(action.sourceComplaint ?? '') ? action.sourceComplaint : null,
  }))
}

const idsOf = (deps: Deps, references: readonly string[], actors: Call['actors']): Promise<string[]> =>
  Promise.all(
    [...new Set(references)].map((reference) =>
      reachedId(deps, reference, actors).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'notFound') throw error
        throw new Problem('unknown', { detail: error.message })
      }),
    ),
  )

async function reachedId(deps: Deps, reference: string, actors: Call['actors']): Promise<string> {
  const id = await idOf(deps, reference)
  const seen = await fromRegister(deps, ({ pool }) => seenAmong(pool, [id], sightOf(actors, 'readComplaint')))
  if (!seen.has(id)) throw notFound(reference)
  return id
}

export const actionHandlers = {
  openAction,
  listActions,
  getAction,
  completeAction,
  checkRecurrence,
  linkAction,
}
