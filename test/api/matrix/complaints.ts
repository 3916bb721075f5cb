import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { forEachOf } from './callers.ts'
import type { House } from './house.ts'
import { BY_ROLE } from './people.ts'
import { COMPLAINTS, HERE, isOfEach, type Named, type Standing } from './relations.ts'

export type Complaint = { id: string; number: string; messageId: string }

/** Each complaint by how it stands, those of one role under `handler agent`. */
export type Complaints = Map<string, Complaint>

const as = 'management-qian'
const assigned = (department: string, person: string) => ({ type: 'assign', department, person })
const asked = { type: 'escalate', reason: 'They want somebody else.', level: 1 }
const withdrawal = {
  ...{ type: 'withdraw', reason: 'It has been settled.' },
  evidence: { kind: 'recording', reference: 'call-1', source: 'call centre' },
}
/** Of the department, and of who answers for the law: they are of none. */
const task = {
  type: 'openTask',
  kind: 'legalReview',
  title: 'Look at it',
  department: 'service',
  person: 'lea',
}

const determined = {
  ...{ type: 'determineResponsibility', bearer: 'person', department: 'service', degree: 'minor' },
  ...{ reason: 'As found.', evidence: withdrawal.evidence },
}

/** However slow the moment: many are taken in at once. */
export const until = (holds: () => Promise<boolean>) =>
  vi.waitUntil(holds, { timeout: 120_000, interval: 100 })

type Told = { commands?: object[]; about?: string; policyId?: string }

/** What each begins with; of `person` it is theirs, by this relation. */
function toldOf(standing: Standing, person: string): Told {
  const elsewhere = assigned('workshop', 'wil')
  const here = assigned('service', 'col')
  switch (standing) {
    case 'handler':
      return { commands: [assigned('workshop', person)] }
    case 'delegate':
      return { commands: [elsewhere, asked] }
    case 'about':
      return { commands: [here], about: person }
    case 'department':
      return { commands: [here] }
    case 'unassigned':
      return {}
    case 'contributing':
      return { commands: [elsewhere, task] }
    case 'determined':
      return { commands: [elsewhere, { ...determined, person }] }
    case 'taken in':
      return { commands: [elsewhere] }
    case 'other':
      return { commands: [elsewhere, asked] }
    case 'archived elsewhere':
      return { commands: [elsewhere, withdrawal], policyId: 'rental' }
    default:
      return { commands: [here, withdrawal], policyId: 'rental' }
  }
}

/** All complaints there are, in the register. */
export async function prepareComplaints(house: House): Promise<Complaints> {
  const all = new Map<string, Complaint>()
  type Wanted = { key: string; standing: Standing; role: Named }
  const wanted = (Object.keys(COMPLAINTS) as Standing[])
    .filter((standing) => standing !== 'taken in')
    .flatMap((standing): Wanted[] =>
      isOfEach(standing)
        ? HERE[standing].map((role) => ({ key: `${standing} ${role}`, standing, role }))
        : [{ key: standing, standing, role: 'agent' }],
    )
  await forEachOf(
    wanted,
    async ({ key, standing, role }) => {
      const person = BY_ROLE[role as keyof typeof BY_ROLE]
      all.set(key, await takenIn(house, toldOf(standing, person)))
      if (standing === 'delegate') await delegated(house, all.get(key)!, person)
    },
    6,
  )
  await Promise.all([
    restrict(house, all.get('restricted')!),
    erase(house, all.get('erased')!),
    isArchived(house, all.get('archived')!),
    isArchived(house, all.get('archived elsewhere')!),
  ])
  return all
}

/** Those that each takes in themselves, for others. */
export async function takeInByEach(house: House, complaints: Complaints, askBy: (role: Named) => TakesIn) {
  for (const role of HERE['taken in'])
    complaints.set(`taken in ${role}`, await takenIn(house, toldOf('taken in', ''), askBy(role)))
}

type TakesIn = (body: object) => ReturnType<House['preparing']['post']>

async function takenIn(
  { preparing }: House,
  { about, ...told }: Told,
  takesIn: TakesIn = (body) => preparing.post('/v1/complaints', body, { as }),
): Promise<Complaint> {
  const details = {
    complainant: { name: 'Chen Yu', phone: '13800001234' },
    ...{ subject: 'The car was not clean', orderNumber: 'R-77', ...(about && { about }) },
  }
  const messageId = randomUUID()
  const body = { channel: 'phone', messageId, details, policyId: 'default', ...told }
  const answer = await takesIn(body)
  if (answer.status !== 201) throw new Error(answer.text)
  const { id, number } = answer.body as Complaint
  await until(async () => (await preparing.get(`/v1/complaints/${id}`, { as })).body.recorded === true)
  return { id, number, messageId }
}

async function ask({ preparing }: House, { id }: Complaint, verb: string, body: object) {
  const answer = await preparing.post(`/v1/complaints/${id}/${verb}`, body, { as })
  if (answer.status !== 200) throw new Error(`${verb}: ${answer.text}`)
}

async function delegated(house: House, one: Complaint, to: string) {
  const { escalations } = (await house.preparing.get(`/v1/complaints/${one.id}`, { as })).body
  await ask(house, one, 'delegate-escalation', { key: escalations[0].key, to, reason: 'They know it.' })
}

const isArchived = ({ preparing }: House, { id }: Complaint) =>
  until(async () => (await preparing.get(`/v1/complaints/${id}`, { as })).body.archivedAt !== undefined)

async function restrict(house: House, one: Complaint) {
  await isArchived(house, one)
  await ask(house, one, 'restrict-processing', { reason: 'Contested.', until: '2126-01-01T00:00:00Z' })
}

async function erase(house: House, one: Complaint) {
  await isArchived(house, one)
  const { pool } = house.register
  await pool.query(`update complaint set retain_until = now() - interval '1 day' where id = $1`, [one.id])
  await ask(house, one, 'erasure-requests', { reason: 'They asked for it.' })
  const path = `/v1/complaints/${one.id}/retention`
  await until(async () => (await house.preparing.get(path, { as })).body.erasedAt !== null)
}

/** Those that are open are closed: what few commands are left then moves none of them to somebody else. */
export async function closeAll(house: House, complaints: Complaints) {
  const open = [...complaints].filter(([key]) => !/^about|archived|restricted|erased/.test(key))
  const { type: _, ...body } = withdrawal
  await Promise.all(
    open.map(async ([, one]) => {
      // Its customer may have withdrawn it.
      const { stage } = (await house.preparing.get(`/v1/complaints/${one.id}`, { as })).body
      if (stage !== 'closed') await ask(house, one, 'withdraw', body)
    }),
  )
}

/** The complaint that stands so to this role. */
export function oneOf(complaints: Complaints, role: Named, standing: Standing): Complaint {
  const found = complaints.get(isOfEach(standing) ? `${standing} ${role}` : standing)
  if (!found) throw new Error(`There is no complaint ${standing} for ${role}.`)
  return found
}
