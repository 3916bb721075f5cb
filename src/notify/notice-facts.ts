import type { Pool } from 'pg'
import type { Event, EventType } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { NoticeFacts } from './outgoing-notice.ts'
import { INTAKE } from '../domain/complaint.ts'

type Row = Pick<NoticeFacts, 'notice' | 'related' | 'complaint'> & {
  type: EventType
  at: Instant
  data: object
  includes: string[] | null
  told: Record<string, unknown> | null
  conversation: NoticeFacts['conversation'] | null
  names: NoticeFacts['names']
  requires: NoticeFacts['requires'] | null
  action: NoticeFacts['action'] | null
}

/** Decisions that end a complaint and bear the reasons that its closing is told with. */
export const ENDINGS = ['finalResponseGiven', 'refused', 'withdrawn', 'transferred', 'merged'] as const

/** What a reminder reminds of, and an offer consists of. */
export const REQUESTS = ['informationRequested', 'thirdPartyAwaited', 'solutionProposed'] as const

/** The reminder of an action: no event tells of it, the register does. */
export const ACTION_DUE = 'actionDue'

/** What says where the complainant is reached. */
export const ADDRESSES = ['received', 'detailsAmended'] as const

/** What those are called whom a notice may name: who has the complaint, who acted, for whom somebody stands in. */
const NAMES = `jsonb_build_object(
  'people', (select coalesce(jsonb_object_agg(p.id, p.name), '{}') from person p
    where p.id in (c.state #>> '{owner,person}', e.data ->> 'by', e.data ->> 'mergedBy', e.data ->> 'draftedBy',
      case when e.type like 'responsibility%' then e.data ->> 'person' end)
      or p.id in (select o.because ->> 'of' from posting o where o.complaint_id = n.complaint_id and o.notice_key = n.key)),
  'departments', (select coalesce(jsonb_object_agg(d.id, jsonb_build_object('zh', d.name_zh, 'en', d.name_en)), '{}')
    from department d where d.id in ('${INTAKE}', c.state #>> '{owner,department}',
      case when e.type like 'responsibility%' or e.type = 'resourceAssigned' then e.data ->> 'department' end)
      or d.id in (select t #>> '{}' from jsonb_path_query(c.state, '$.tasks[*].department') t)))`

/** The action that is reminded of, as it stands now. */
const ACTION = `case when n.template = '${ACTION_DUE}'
  then (select jsonb_build_object('what', a.what, 'dueAt', floor(extract(epoch from a.due_at) * 1000),
      'isOpen', a.completed_at is null and a.withdrawn_at is null)
    from action a where a.id = n.data ->> 'action') end`

/** Where the customer of a complaint wrote to us. */
const CONVERSATION = `case when n.to_role = 'customer'
  then (select jsonb_build_object('channel', a.channel, 'conversation', a.conversation)
    from answered_in a where a.complaint_id = n.complaint_id) end`

/** What is known of these notices now, each once, oldest first; not of one replaced, or erased, meanwhile. */
export async function findFacts(
  pool: Pick<Pool, 'query'>,
  keys: readonly { complaintId: string; key: string }[],
): Promise<NoticeFacts[]> {
  const { rows } = await pool.query<Row>({
    name: 'notice-facts',
    text: `select jsonb_build_object('complaintId', n.complaint_id, 'number', c.number, 'key', n.key,
         'sequence', n.sequence, 'template', n.template, 'createdAt', floor(extract(epoch from n.created_at) * 1000),
         'to', jsonb_strip_nulls(jsonb_build_object('role', n.to_role, 'department', n.department, 'person', n.person))
       ) as notice,
       n.includes, n.data as told, c.state as complaint, e.type, e.at, e.data, coalesce(r.related, '[]') as related,
       case when n.template = 'detailsWanted'
         then (select s.body -> 'requires' from snapshot s where s.digest = c.policy_digest) end as requires,
       ${ACTION} as action,
       ${CONVERSATION} as conversation,
       ${NAMES} as names
     from (select distinct complaint_id, key from unnest($1::text[], $2::text[]) as k (complaint_id, key)) k
     join notice n using (complaint_id, key)
     join complaint c on c.id = n.complaint_id and c.erased_at is null
     join event e on e.complaint_id = n.complaint_id and e.sequence = n.sequence
     left join lateral (
       select jsonb_agg(b.data || jsonb_build_object('type', b.type, 'at', floor(extract(epoch from b.at) * 1000))
         order by b.sequence) as related
       from event b
       where (n.includes is not null or n.template in ('closed', 'reminded', 'solutionOffered', 'addressChanged'))
         and b.complaint_id = n.complaint_id and b.sequence < n.sequence
         and ((b.type = 'escalated' and n.includes ? (b.data ->> 'key'))
           or (n.template = 'closed' and b.type = any ($3) and b.at = e.at)
           or (n.template in ('reminded', 'solutionOffered') and b.type = any ($4))
           or (n.template = 'addressChanged' and b.type = any ($5)))
     ) r on true
     order by n.created_at, n.complaint_id, n.sequence, n.key`,
    values: [...columnsOf(keys), ENDINGS, REQUESTS, ADDRESSES],
  })
  return rows.map(factsIn)
}

const columnsOf = (keys: readonly { complaintId: string; key: string }[]) => [
  keys.map(({ complaintId }) => complaintId),
  keys.map(({ key }) => key),
]

const factsIn = ({
  notice,
  includes,
  told,
  type,
  at,
  data,
  conversation,
  names,
  requires,
  action,
  ...row
}: Row): NoticeFacts => ({
  ...row,
  notice: { ...notice, ...(includes && { includes }), ...(told && { data: told }) },
  event: { ...data, type, at } as Event,
  ...(conversation && { conversation }),
  ...(names && { names }),
  ...(requires && { requires }),
  ...(action && { action }),
})
