import { createHash } from 'node:crypto'
import { Refused, type ApiClient, type Speaker } from './api-client.ts'
import { utc } from '../domain/instant.ts'

const HOUR_MS = 3_600_000
const recording = {
  kind: 'recording',
  digest: createHash('sha256').update('a call').digest('hex'),
  source: 'hotline',
}

/** A complaint to begin with, and what is done with it; `hoursAgo` is its first contact. */
type Seed = {
  key: string
  hoursAgo?: number
  intake: Record<string, unknown>
  steps?: { as: Speaker; commands: Record<string, unknown>[] }[]
}

const taken = [
  { type: 'acknowledge', method: 'phone', said: '已收到您的投诉,我们正在处理。' },
  { type: 'classify', category: 'billing', impact: 'medium', risk: 'low', complexity: 'complex' },
  { type: 'assign', department: 'service', person: 'li' },
]
const details = (name: string, subject: string, orderNumber: string) => ({
  complainant: { name, phone: '13800000000', language: 'zh' },
  subject,
  orderNumber,
})

const SEEDS: readonly Seed[] = [
  { key: 'new', intake: { channel: 'web', details: details('陈女士', '多收了一天租金', 'R-1001') } },
  {
    key: 'overdue',
    hoursAgo: 30,
    intake: { channel: 'phone', details: details('王先生', '提车时车内不洁', 'R-1002') },
  },
  {
    key: 'waiting',
    intake: { channel: 'email', details: details('刘先生', '保险理赔未到账', 'F-2001'), commands: taken },
    steps: [{ as: 'agent-li', commands: [{ type: 'requestInformation', what: '请提供理赔单照片。' }] }],
  },
  {
    key: 'proposed',
    intake: {
      channel: 'app',
      details: details('Ms Brown', 'Deposit not returned', 'R-1003'),
      commands: taken,
    },
    steps: [
      {
        as: 'agent-li',
        commands: [{ type: 'proposeSolution', measures: 'The deposit is returned today, with an apology.' }],
      },
    ],
  },
  {
    key: 'major',
    intake: {
      channel: 'store',
      policyId: 'carmaker',
      details: details('赵先生', '行驶中刹车异响', 'VIN-3001'),
      commands: [
        { type: 'classify', category: 'safety', impact: 'high', risk: 'high', complexity: 'complex' },
      ],
    },
  },
  {
    key: 'revisiting',
    intake: { channel: 'phone', details: details('孙女士', '还款记录有误', 'F-2002'), commands: taken },
    steps: [
      { as: 'agent-li', commands: [{ type: 'proposeSolution', measures: '更正记录并书面致歉。' }] },
      {
        as: 'agent-li',
        commands: [
          { type: 'acceptSolution', evidence: recording },
          { type: 'recordExecution', what: '记录已更正。' },
        ],
      },
    ],
  },
  {
    key: 'enquiry',
    intake: { kind: 'enquiry', channel: 'chat', details: details('周先生', '如何提前还款?', 'F-2003') },
    steps: [
      {
        as: 'agent-li',
        commands: [
          { type: 'assign', department: 'service', person: 'li' },
          { type: 'proposeSolution', measures: '可在应用内申请,次日生效。' },
        ],
      },
    ],
  },
  {
    key: 'praise',
    intake: { kind: 'praise', channel: 'social', details: details('吴女士', '取车服务很好', 'R-1004') },
  },
]

/** A few complaints of different kinds; asked again it finds them there. */
export async function seed(api: ApiClient): Promise<void> {
  const now = Date.now()
  for (const { key, hoursAgo = 0, intake, steps = [] } of SEEDS) {
    const receivedAt = utc(now - hoursAgo * HOUR_MS)
    const body = hoursAgo > 0 ? { ...intake, receivedAt } : intake
    const asking = { as: 'agent-li', key: `seed-${key}` } as const
    const { id } = await api.post<{ id: string }>('/v1/complaints', body, asking).catch(begunBefore)
    for (const [index, { as, commands }] of steps.entries())
      await api.post(`/v1/complaints/${id}/commands`, { commands }, { as, key: `seed-${key}-${index}` })
  }
}

/** An earlier, interrupted seeding began it at another hour: under the same key it is found, and goes on. */
function begunBefore(error: unknown): { id: string } {
  const id = error instanceof Refused && error.status === 422 ? error.problem['complaintId'] : undefined
  if (typeof id !== 'string') throw error
  return { id }
}
