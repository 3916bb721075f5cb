import { signCustomer } from '../../src/identity/development-customers.ts'
import type { House } from '../support/house.ts'
import { ask } from '../support/http.ts'
import { until } from '../support/load.ts'
import { atMost, row, type Row } from '../support/row.ts'
import { quantile } from '../support/statistics.ts'

const A_SECOND = 20
const email = (nth: number) => `customer-${nth}@example.com`
const subject = '车辆未清洁'
const details = (nth: number) => ({
  complainant: { name: `客户${nth}`, email: email(nth), language: 'zh' },
  ...{ subject, description: '取车时发现车内未清洁。' },
})

/** Twenty complaints a second by telephone, from an app and by e-mail: how long until the customer's receipt is sent (R17). */
export async function receipts(house: House, { quick }: { quick: boolean }): Promise<Row[]> {
  const count = quick ? 60 : 1_200
  const { url } = await house.startProduct()
  const ways = await waysOf(url)
  const begun = Date.now()
  const taken = await Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      await new Promise((resolve) => setTimeout(resolve, begun + (nth * 1_000) / A_SECOND - Date.now()))
      return ways[nth % ways.length]!(nth)
    }),
  )
  const refused = taken.filter((status) => status >= 300).length
  await until(async () => (await sentAfter(house)).length >= count - refused, { everyMs: 500 })
  const seconds = await sentAfter(house)
  return [
    row('receipts, 20 intakes a second over three ways: refused', 'intakes', [refused], {
      bound: atMost(0, 0),
    }),
    row('receipts: missing', 'receipts', [count - refused - seconds.length], { bound: atMost(0, 0) }),
    row('receipts: p95 after registration', 's', [quantile(seconds, 0.95)], {
      bound: atMost(120, 120),
      note: `half within ${quantile(seconds, 0.5).toFixed(2)} s, the last ${Math.max(...seconds).toFixed(2)} s`,
    }),
  ]
}

/** When each complaint was registered, and when its receipt first went out. */
async function sentAfter({ pool }: House): Promise<number[]> {
  const { rows } = await pool.query<{ seconds: number }>(
    `select extract(epoch from min(d.at) - to_timestamp((c.state ->> 'registeredAt')::float8 / 1000))::float8 as seconds
     from complaint c
     join notice n on n.complaint_id = c.id and n.template = 'received' and n.to_role = 'customer'
     join delivery d on d.complaint_id = n.complaint_id and d.notice_key = n.key and d.ok
     group by c.id`,
  )
  return rows.map(({ seconds }) => seconds)
}

const json = { 'content-type': 'application/json' }

async function waysOf(url: string): Promise<((nth: number) => Promise<number>)[]> {
  const post = async (path: string, headers: Record<string, string>, body: string) =>
    ask(`${url}${path}`, { method: 'POST', headers, body })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = JSON.stringify({ name: 'Mail server', scopes: ['mail'], expiresAt })
  const made = await post('/v1/api-keys', { ...json, authorization: 'Bearer administrator-he' }, wanted)
  const { token } = JSON.parse(made.body) as { token: string }
  const phone = async (nth: number) => {
    const headers = { ...json, authorization: 'Bearer agent-li' }
    return (
      await post('/v1/complaints', headers, JSON.stringify({ channel: 'phone', details: details(nth) }))
    ).status
  }
  const app = async (nth: number) => {
    const customer = await signCustomer({ sub: `c-${nth}`, email: email(nth) })
    const headers = { ...json, authorization: 'Bearer portal', 'yinuo-customer': customer }
    const body = JSON.stringify({ channel: 'app', details: details(nth) })
    return (await post('/v1/customer/complaints', headers, body)).status
  }
  const mail = async (nth: number) => {
    const lines = [`From: <${email(nth)}>`, 'To: complaints@example.com', `Message-ID: <${nth}@bench>`]
    const body = [...lines, 'Subject: Not clean', '', 'The car was not clean.', ''].join('\r\n')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' }
    return (await post('/v1/mail', headers, body)).status
  }
  return [phone, app, mail]
}
