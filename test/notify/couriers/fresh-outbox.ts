import { afterEach, beforeEach } from 'vitest'
import type { Notice } from '../../../src/domain/journal/journal.ts'
import { commitOf, entries } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

export const SUPERVISOR = 'supervisor@service'
export const toSupervisor = { to: { role: 'supervisor', department: 'service' } } as const
export const details = {
  complainant: { name: '王芳', email: 'wang@example.com', language: 'zh' as const },
  subject: 'The order came late',
}

/** A register of its own for each test of a file, and what its outbox and inbox hold. */
export function freshOutbox() {
  let fresh: FreshRegister
  beforeEach(async () => {
    fresh = await freshRegister()
  })
  afterEach(() => fresh.close())

  const rows = async (query: string, values: unknown[] = []) => (await fresh.pool.query(query, values)).rows
  const noticesIn = () => rows('select * from notice order by complaint_id, sequence, key')
  const postingsIn = () => rows('select * from posting order by id')
  return {
    get pool() {
      return fresh.pool
    },
    get register() {
      return fresh.register
    },
    /** Records a complaint with these notices. */
    outbox: (notices: readonly Notice[], id = 'cmp_1') =>
      fresh.register.commit(
        commitOf({ id, entries: entries(1, notices.length), notices, complaint: { details } }),
        `run-${id}`,
      ),
    noticesIn,
    postingsIn,
    mailsIn: async () => (await postingsIn()).filter(({ channel }) => channel === 'email'),
    inboxOf: async (person: string) =>
      (await rows('select notice_key from inbox_item where person = $1 order by id', [person])).map(
        ({ notice_key }) => notice_key as string,
      ),
    courierOf: async () => (await noticesIn())[0].courier as string,
  }
}
