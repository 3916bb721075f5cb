import type { Pool } from 'pg'
import { deliverDue } from '../../../src/notify/couriers/deliver.ts'
import type { Means } from '../../../src/notify/couriers/means.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { loadDeliverySettings, withoutWaiting } from '../../../src/rules/delivery-settings.ts'
import type { ChannelName, Recipient } from '../../../src/domain/notices/recipient.ts'
import type { Letter, Sender } from '../../../src/notify/letter.ts'
import type { SentNotice } from '../../../src/notify/outgoing-notice.ts'

export type SentLetter = Letter & { address: string; channel: ChannelName }

/** Somebody of the staff whom inbox and mail reach. */
export const staff = (id: string): Recipient => ({
  id: `person/${id}`,
  language: 'en',
  addresses: { inbox: id, email: `${id}@firm.example` },
  because: { as: 'named' },
})

const shipped = loadDeliverySettings('policies', loadCalendars())
/** Retries follow one another quickly; nothing waits for the morning or for others. */
export const impatientSettings = { ...withoutWaiting(shipped), retryAfterSeconds: [0.02], giveUpAfterDays: 3 }

/** Couriers on an outbox whose letters go nowhere but here. `send` may throw, or take its time. */
export function courierOffice(
  pool: Pool,
  send: (letter: SentLetter, signal: AbortSignal) => Promise<void> = async () => {},
  more: Partial<Means> = {},
) {
  const sent: SentLetter[] = []
  const confirmed: SentNotice[] = []
  const alarms: object[] = []
  const sender = (name: ChannelName): Sender => ({
    name,
    async send(letter, address, signal) {
      await send({ ...letter, address, channel: name }, signal)
      sent.push({ ...letter, address, channel: name })
    },
  })
  const means: Means = {
    pool,
    settings: impatientSettings,
    channels: new Map((['email', 'wecom'] as const).map((name) => [name, sender(name)])),
    writing: { zone: 'Asia/Shanghai' },
    findRecipients: async () => [staff('zhao')],
    findGroups: async () => [],
    confirm: async (notice) => void confirmed.push(notice),
    note: () => {},
    alarm: (facts) => void alarms.push(facts),
    now: Date.now,
    pace: { pollMs: 20, lingerMs: 60 },
    ...more,
  }
  const deliver = (courier: string, signal = new AbortController().signal) =>
    deliverDue(means, courier, signal)
  return { means, sent, confirmed, alarms, deliver }
}

/** What the register says of every attempt. */
export const deliveriesIn = async (pool: Pool) => {
  const { rows } = await pool.query<{
    key: string
    channel: string
    recipient: string
    ok: boolean | null
    error: string | null
    letterId: string | null
  }>(
    `select notice_key as key, transport as channel, recipient, ok, error, letter_id as "letterId"
     from delivery order by id`,
  )
  return rows
}
