import type { Language } from '../domain/names.ts'
import type { Pool, PoolClient } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Notice } from '../domain/journal/journal.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Recipient, RobotName } from '../domain/notices/recipient.ts'

export type EndpointKind = 'webhook' | RobotName

/** Valid until then, where another has taken its place. */
export type Secret = { secret: string; validUntil?: Instant }

/** An address of another system. Its secrets, and of a robot the url too, are for sending only. */
export type Endpoint = {
  id: string
  kind: EndpointKind
  url: string
  description: string | null
  language: Language
  /** Of a webhook: the events it wants. */
  eventTypes: string[]
  /** Of a robot: whom it stands for; without a department in all of them. */
  roles: Role[]
  department: string | null
  secrets: Secret[]
  state: 'enabled' | 'disabled'
  disabledWhy: 'asked' | 'gone' | 'failing' | null
  failingSince: Instant | null
  failures: number
  restingUntil: Instant | null
  createdBy: string
  createdAt: Instant
  version: number
}

const columns = `id, kind, url, description, language, event_types as "eventTypes", roles, department, secrets, state,
  disabled_why as "disabledWhy", failing_since as "failingSince", failures, resting_until as "restingUntil",
  created_by as "createdBy", created_at as "createdAt", version`

/** One endpoint; `hold` keeps others from changing it until the transaction ends. */
export async function getEndpoint(
  pool: Pool | PoolClient,
  id: string,
  { hold = false } = {},
): Promise<Endpoint | undefined> {
  const lock = hold ? 'for no key update' : ''
  const { rows } = await pool.query<Endpoint>(`select ${columns} from endpoint where id = $1 ${lock}`, [id])
  return rows[0]
}

/** All of them, the oldest first: there are a handful. */
export async function listEndpoints(pool: Pool): Promise<Endpoint[]> {
  const { rows } = await pool.query<Endpoint>(`select ${columns} from endpoint order by created_at, id`)
  return rows
}

/** The robots of groups that hear what is said to this role there; what is for one person is not for their group. */
export async function findGroups(pool: Pool, to: Notice['to']): Promise<Recipient[]> {
  if (to.person !== undefined || to.role === 'customer') return []
  const { rows } = await pool.query<{ id: string; kind: RobotName; language: Language }>(
    `select id, kind, language from endpoint
     where kind <> 'webhook' and state = 'enabled' and $1 = any (roles)
       and (department is null or department = $2)
     order by id`,
    [to.role, to.department],
  )
  return rows.map(({ id, kind, language }) => ({
    id: `group/${id}`,
    language,
    addresses: { [kind]: id },
    because: { as: 'group' },
  }))
}

/** Where a robot is reached now; nowhere once it is disabled. */
export async function robotOf(
  pool: Pool,
  endpointId: string,
): Promise<{ url: string; secret?: string } | undefined> {
  const endpoint = await getEndpoint(pool, endpointId)
  if (!endpoint || endpoint.kind === 'webhook' || endpoint.state === 'disabled') return undefined
  const [newest] = endpoint.secrets
  return { url: endpoint.url, ...(newest && { secret: newest.secret }) }
}
