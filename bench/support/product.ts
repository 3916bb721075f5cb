import { randomUUID } from 'node:crypto'
import { ask } from './http.ts'
import { firstTask } from './load.ts'

type Json = Record<string, unknown>
export type Product = ReturnType<typeof productAt>

const agent = 'agent-li'
const other = 'agent-chen'

const digest = '0'.repeat(64)
const intake = {
  channel: 'phone',
  details: {
    complainant: { name: '陈女士', phone: '13800001234', language: 'zh' },
    subject: '车辆未清洁',
    description: '取车时发现车内未清洁。',
    orderNumber: 'R20261120-77',
  },
}
const said = {
  acknowledge: { method: 'phone', said: '已致歉，说明处理流程。' },
  classify: { category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'simple' },
  assign: { department: 'service', person: 'li' },
  proposeSolution: { measures: '退还清洁费并赠送一次保养。' },
  acceptSolution: { evidence: { kind: 'recording', digest, source: 'hotline' } },
  recordExecution: { what: '已退款。' },
  recordContact: { direction: 'outward', method: 'phone', summary: '已致电客户，告知进展。' },
  recordRevisit: { result: 'satisfied', score: 5, method: 'phone' },
} as const
type Verb = keyof typeof said

/** What an agent and the customer do one after another, before they are asked. */
const HANDLING = [
  'acknowledge',
  'classify',
  'assign',
  'proposeSolution',
  'acceptSolution',
  'recordExecution',
] as const

const commands = (...verbs: Verb[]) => verbs.map((type) => ({ type, ...said[type] }))

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function askerAt(url: string) {
  return async function asked(
    method: 'GET' | 'POST',
    path: string,
    token: string,
    told?: Json,
  ): Promise<Json> {
    const { status, body } = await ask(`${url}/v1/complaints${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(told && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(told && { body: JSON.stringify(told) }),
    })
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${body}`)
    return JSON.parse(body) as Json
  }
}

/** The product as its users meet it: over HTTP. */
export function productAt(url: string) {
  const asked = askerAt(url)
  const create = async (more: Json = {}) =>
    (await asked('POST', '', agent, { ...intake, ...more })).id as string
  const one = (id: string, verb: Verb, token = agent) =>
    asked('POST', `/${id}/${kebab(verb)}`, token, said[verb])
  const several = (id: string, ...verbs: Verb[]) =>
    asked('POST', `/${id}/commands`, agent, { commands: commands(...verbs) })

  async function ended(id: string): Promise<string> {
    const { stage, recorded } = await asked('GET', `/${id}`, agent)
    if (stage !== 'closed' || recorded !== true)
      throw new Error(`${id} is ${String(stage)}, recorded: ${String(recorded)}`)
    return id
  }
  /** Taken in on the telephone, and theirs who took it in. */
  const taken = () => create({ commands: commands('acknowledge', 'classify', 'assign') })
  return {
    create,
    taken,
    contacted: (id: string) => one(id, 'recordContact'),
    read: (id: string) => asked('GET', `/${id}`, agent),
    /** Created and seven requests of one command each, then read. */
    async sevenRequests(): Promise<string> {
      const id = await create()
      await firstTask()
      for (const verb of HANDLING) await one(id, verb)
      await one(id, 'recordRevisit', other)
      return ended(id)
    },
    /** The same life as people live it: four requests, then read. */
    async natural(): Promise<string> {
      const id = await taken()
      await firstTask()
      await one(id, 'proposeSolution')
      await several(id, 'acceptSolution', 'recordExecution')
      await one(id, 'recordRevisit', other)
      return ended(id)
    },
  }
}
