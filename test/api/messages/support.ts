import { newSecret, signWebhook } from '../../../src/notify/channels/sign.ts'
import { first, recorded, serving, until } from '../../support/serving.ts'

type Sent = {
  from?: string
  by?: string
  headers?: Record<string, string>
  language?: string
  url?: string
}
type Taken = {
  data: { messageId: string; result: string; complaint: string }[]
  detail: string
  errors: { pointer: string }[]
}
export type Adapter = Awaited<ReturnType<typeof adapterOf>>

/** An adapter beside the whole product: it signs what it hands on, and has a key. */
export async function adapterOf() {
  const secret = newSecret()
  const api = await serving({ messageSecrets: [secret] })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Adapter', scopes: ['messages'], expiresAt }
  const as = (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token as string
  async function bring(
    brought: object | string,
    { from = 'app', by = as, headers, language = 'en', url = api.api.url }: Sent = {},
  ) {
    const body = typeof brought === 'string' ? brought : JSON.stringify(brought)
    const response = await fetch(`${url}/v1/messages?from=${from}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${by}`, 'content-type': 'application/json', 'accept-language': language },
        ...(headers ?? signWebhook({ id: 'msg_1', at: Date.now(), body, secrets: [secret] })),
      },
      body,
    })
    return { status: response.status, body: (await response.json()) as Taken }
  }
  async function told(id: string) {
    const { data } = (await api.get(`/v1/complaints/${id}/events?limit=100`, { as: 'management-qian' })).body
    return data.filter(({ event }: { event: { type: string } }) => event.type === 'informationProvided')
  }
  /** Ends a complaint, as customers do. */
  async function end(id: string) {
    const path = `/v1/complaints/${id}`
    const evidence = { kind: 'recording', reference: 'c', source: 'h' }
    await recorded(api, path)
    await api.post(`${path}/commands`, { commands: [...first, { type: 'withdraw', reason: 'x', evidence }] })
    const stage = async () => (await api.get(path, { as: 'management-qian' })).body.stage
    await until(async () => (await stage()) === 'closed')
    await recorded(api, path)
  }
  return { api, secret, bring, told, end }
}

let count = 0
export const message = (more: object = {}) => ({
  ...{ channel: 'app', conversation: 'c-1', messageId: `m-${++count}`, from: { name: 'Ms Wu' } },
  ...{ text: 'Nobody calls back.' },
  ...more,
})
