import { mayEver } from '../../domain/access/table.ts'
import { unopenedBy } from '../../reports/report-copies.ts'
import { actorsOf } from '../../identity/caller.ts'
import { listFailedPostings } from '../../register/notices/failed-postings.ts'
import { countUnread, listInbox as readInbox, readItem } from '../../register/notices/inbox.ts'
import { lettersToCustomer } from '../../register/notices/letters-to-customer.ts'
import { noticeLog, resendNotice as sendAgain } from '../../register/notices/notice-log.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText, seesContacts } from '../outside.ts'
import { findComplaint, idOf } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'

export async function listInbox(deps: Deps, call: Call<Contract['listInbox']>): Promise<Reply> {
  const { limit, cursor, unread = false } = call.query
  const [isRead, id] = cursor?.split('-') ?? []
  const after = id === undefined ? {} : { after: { isRead: isRead === '1', id: Number(id) } }
  const rows = await fromRegister(deps, ({ pool }) =>
    readInbox(pool, readerIn(call), { limit: limit + 1, unread, ...after }),
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  const reports = mayEver(call.by, 'readReports')
    ? await fromRegister(deps, ({ pool }) => unopenedBy(pool, call.by.id))
    : []
  return {
    body: {
      reports: withTimesAsText(reports),
      unread: await fromRegister(deps, ({ pool }) => countUnread(pool, readerIn(call))),
      data: withTimesAsText(data),
      ...(rows.length > limit && last && { nextCursor: `${last.readAt === null ? 0 : 1}-${last.id}` }),
    },
  }
}

export async function readInboxItem(deps: Deps, call: Call<Contract['readInboxItem']>): Promise<Reply> {
  const { item } = call.params
  const id = /^\d{1,15}$/.test(item) ? Number(item) : 0
  const read = await fromRegister(deps, ({ pool }) => readItem(pool, readerIn(call), id, deps.now()))
  if (!read) throw new Problem('notFound', { detail: `There is no item ${item} in your inbox.` })
  return { body: withTimesAsText(read) }
}

/** What they are told as a deputy they open as one. */
const readerIn = ({ by, caller }: Pick<Call, 'by' | 'caller'>) => ({ by, held: actorsOf(caller) })

export const listNotices = async (deps: Deps, call: Call<Contract['listNotices']>): Promise<Reply> =>
  logOf(deps, call, await idOf(deps, call.params.id))

export async function listLetters(deps: Deps, { params }: Call<Contract['listLetters']>): Promise<Reply> {
  const id = await idOf(deps, params.id)
  const letters = await fromRegister(deps, ({ pool }) => lettersToCustomer(pool, id))
  if (letters.length === 0) await findComplaint(deps, id)
  return { body: { data: withTimesAsText(letters) } }
}

export async function listFailedNotices(
  deps: Deps,
  { query: { limit, cursor }, actors }: Call<Contract['listFailedNotices']>,
): Promise<Reply> {
  const sight = sightOf(actors, 'resendNotices')
  const before = cursor === undefined ? {} : { before: Number(cursor) }
  const rows = await fromRegister(deps, ({ pool }) =>
    listFailedPostings(pool, { sight, limit: limit + 1, ...before }),
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return {
    body: {
      data: withTimesAsText(data),
      ...(rows.length > limit && last && { nextCursor: String(last.id) }),
    },
  }
}

export async function previewMessage(deps: Deps, call: Call<Contract['previewMessage']>): Promise<Reply> {
  const { template, language } = call.query
  const { complaint } = await findComplaint(deps, call.params.id)
  const asked = { complaint, template, at: deps.now(), ...(language && { language }) }
  return { body: deps.previewMessage(asked) }
}

export async function resendNotice(deps: Deps, call: Call<Contract['resendNotice']>): Promise<Reply> {
  const { by, body, idempotencyKey: requestKey } = call
  const { key } = body
  const complaintId = await idOf(deps, call.params.id)
  const asked = { complaintId, key, at: deps.now(), person: by.id, ...(requestKey && { requestKey }) }
  const sent = await fromRegister(deps, ({ pool }) => sendAgain(pool, asked))
  if (sent === 'keyReused') throw new Problem('keyReused')
  if (sent === 'notThere') throw new Problem('notFound', { detail: `The complaint has no notice ${key}.` })
  return logOf(deps, call, complaintId)
}

async function logOf(deps: Deps, { by }: Pick<Call, 'by'>, complaintId: string): Promise<Reply> {
  const log = await fromRegister(deps, ({ pool }) => noticeLog(pool, complaintId))
  if (log.length === 0) await findComplaint(deps, complaintId)
  const shown = seesContacts(by) ? log : log.map(withoutErrors)
  return { body: { data: withTimesAsText(shown) } }
}

const withoutErrors = (notice: Awaited<ReturnType<typeof noticeLog>>[number]) => ({
  ...notice,
  postings: notice.postings.map((posting) => ({
    ...posting,
    attempts: posting.attempts.map((attempt) => ({ ...attempt, error: attempt.error && '—' })),
  })),
})
