import {
  absenceIdOf,
  changeDirectory,
  onCallIdOf,
  type DirectoryChange,
} from '../../directory/change-directory.ts'
import { withThoseBelow } from '../../directory/departments.ts'
import { standingInFor } from '../../directory/deputies.ts'
import type { RoleHeld } from '../../directory/directory.ts'
import { findRecipients } from '../../directory/find-recipients.ts'
import * as lists from '../../directory/lists.ts'
import { readDirectory } from '../../directory/read-directory.ts'
import { routingRules } from '../../directory/route.ts'
import { mayEver } from '../../domain/access/table.ts'
import type { Actor } from '../../domain/command.ts'
import { isAtLeast, rankOf } from '../../domain/permission.ts'
import type { Role } from '../../domain/policy/policy.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister, type Reached } from '../from-register.ts'

const data = async (deps: Deps, read: (by: Reached) => Promise<unknown[]>): Promise<Reply> => ({
  body: { data: withTimesAsText(await fromRegister(deps, read)) },
})

export const listDepartments = (deps: Deps) => data(deps, ({ pool }) => lists.listDepartments(pool))
export const listOnCall = (deps: Deps) => data(deps, ({ pool }) => lists.listOnCall(pool))
export const listRoutingRules = (deps: Deps) => data(deps, ({ pool }) => routingRules(pool))
export const listPeople = (deps: Deps, { query }: Call<Contract['listPeople']>) =>
  data(deps, ({ pool }) => lists.listPeople(pool, query))
export const listDirectoryChanges = (deps: Deps, { query }: Call<Contract['listDirectoryChanges']>) =>
  data(deps, ({ pool }) => lists.listChanges(pool, query))

export async function getPerson(deps: Deps, { params }: Call<Contract['getPerson']>): Promise<Reply> {
  const [person] = await fromRegister(deps, ({ pool }) => lists.listPeople(pool, params))
  if (!person) throw new Problem('notFound', { detail: `There is no person ${params.id} in the directory.` })
  const absences = await fromRegister(deps, ({ pool }) => lists.absencesOf(pool, params.id))
  return { body: withTimesAsText({ ...person, absences }) }
}

/** As a notice finds them. */
export async function listRecipients(
  deps: Deps,
  { query }: Call<Contract['listRecipients']>,
): Promise<Reply> {
  const { role, department, person, except, at = Date.now() } = query
  const to = {
    role,
    ...(department !== undefined && { department }),
    ...(person !== undefined && { person }),
  }
  const asked = { to, at, ...(except !== undefined && { except: [except] }) }
  return data(deps, async ({ pool }) => {
    const found = await findRecipients(pool, asked)
    return found.map(({ addresses, language, because }) => ({ person: addresses.inbox, language, because }))
  })
}

const change = async (deps: Deps, by: Actor, changed: DirectoryChange): Promise<void> => {
  const refusal = await fromRegister(deps, ({ pool }) => changeDirectory(pool, [changed], by))
  if (!refusal) return
  const { code, detail, pointer } = refusal
  const errors = pointer === undefined ? [] : [{ in: 'body', pointer, code, detail } as const]
  throw new Problem(code, { detail, ...(errors.length > 0 && { errors }) })
}

export async function saveDepartment(
  deps: Deps,
  { by, body }: Call<Contract['saveDepartment']>,
): Promise<Reply> {
  await change(deps, by, { type: 'department', ...body })
  return { body: { id: body.id } }
}

export async function savePerson(deps: Deps, { by, body }: Call<Contract['savePerson']>): Promise<Reply> {
  await change(deps, by, { type: 'person', ...body })
  return { body: { id: body.id } }
}

export async function setRoles(deps: Deps, { by, params, body }: Call<Contract['setRoles']>): Promise<Reply> {
  await change(deps, by, { type: 'roles', person: params.id, ...body })
  return { body: { id: params.id } }
}

export async function setDeputies(
  deps: Deps,
  { by, params, body }: Call<Contract['setDeputies']>,
): Promise<Reply> {
  await refuseOtherTeams(deps, by, params.id)
  await change(deps, by, { type: 'deputies', person: params.id, ...body })
  return { body: { id: params.id } }
}

export async function recordAbsence(
  deps: Deps,
  { by, params, body }: Call<Contract['recordAbsence']>,
): Promise<Reply> {
  if (by.id !== params.id) await refuseOtherTeams(deps, by, params.id)
  const { from, until = null, note = null } = body
  await change(deps, by, { type: 'absence', person: params.id, ...body })
  return { body: withTimesAsText({ id: absenceIdOf(params.id, from), person: params.id, from, until, note }) }
}

export async function cancelAbsence(
  deps: Deps,
  { by, params }: Call<Contract['cancelAbsence']>,
): Promise<Reply> {
  const { id: person, absence: id } = params
  if (by.id !== person) await refuseOtherTeams(deps, by, person)
  await change(deps, by, { type: 'absenceCancelled', person, id })
  return { body: { id } }
}

export async function setOnCall(deps: Deps, { by, body }: Call<Contract['setOnCall']>): Promise<Reply> {
  refuseOtherDepartment(by, body.department)
  // Who is on call has the role for that time.
  if (!keepsAll(by) && !isWithin(by, body.role))
    throw new Problem('notAllowed', { detail: 'A watch is for a role that is not above yours.' })
  await change(deps, by, { type: 'onCall', ...body })
  return { body: withTimesAsText({ id: onCallIdOf(body), ...body, department: body.department ?? null }) }
}

export async function cancelOnCall(
  deps: Deps,
  { by, params }: Call<Contract['cancelOnCall']>,
): Promise<Reply> {
  const { id } = params
  const [one] = await fromRegister(deps, ({ pool }) => lists.listOnCall(pool, id))
  if (one) refuseOtherDepartment(by, one.department ?? undefined)
  await change(deps, by, { type: 'onCallCancelled', id })
  return { body: { id } }
}

export async function saveRoutingRule(
  deps: Deps,
  { by, body }: Call<Contract['saveRoutingRule']>,
): Promise<Reply> {
  await change(deps, by, { type: 'routingRule', ...body })
  return { body: { id: body.id } }
}

export async function removeRoutingRule(
  deps: Deps,
  { by, params }: Call<Contract['removeRoutingRule']>,
): Promise<Reply> {
  await change(deps, by, { type: 'routingRuleRemoved', id: params.id })
  return { body: { id: params.id } }
}

const keepsAll = (by: Actor): boolean => mayEver(by, 'changeDirectory')
const leads = ({ role }: Actor): boolean => role === 'supervisor' || role === 'manager'

const isTheirs = ({ departments }: Actor, department: string | null | undefined): boolean =>
  typeof department === 'string' && !!departments?.includes(department)

/** Who leads a department sees to its watches and to those who work there; the others belong to somebody else. */
function refuseOtherDepartment(by: Actor, department: string | undefined): void {
  if (keepsAll(by) || (leads(by) && isTheirs(by, department))) return
  throw new Problem('notAllowed', { detail: 'Only for the department you lead.' })
}

/**
 * Whose deputies somebody names, or whose absence they record: whoever stands in then has all that these have, and all that
 * these come to have as a deputy. Nobody gives themselves in this way what is above them, or lies beside their departments.
 */
async function refuseOtherTeams(deps: Deps, by: Actor, id: string): Promise<void> {
  if (keepsAll(by)) return
  const directory = await fromRegister(deps, ({ pool }) => readDirectory(pool, deps.now()))
  const led = withThoseBelow(directory, by.departments ?? [])
  const isLed = ({ department }: RoleHeld) => department !== null && led.includes(department)
  const rolesOf = (person: string) => directory.roles.filter((held) => held.person === person)
  if (!leads(by) || !rolesOf(id).some(isLed))
    throw new Problem('notAllowed', { detail: 'Only for yourself and the department you lead.' })
  const given = [id, ...standingInFor(directory, id)].flatMap(rolesOf)
  if (given.some(({ role }) => !isWithin(by, role)))
    throw new Problem('notAllowed', { detail: 'They have a role that is not below yours or the same.' })
  if (!given.every(isLed))
    throw new Problem('notAllowed', { detail: 'They have a role in a department that you do not lead.' })
}

const isWithin = (by: Actor, role: Role): boolean => rankOf(role) > 0 && isAtLeast(by, role)
