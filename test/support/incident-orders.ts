import { expect } from 'vitest'
import { until, type asker } from './serving.ts'

type Api = Pick<ReturnType<typeof asker>, 'get' | 'post'>
type Ordered = readonly [path: string, body: object, as?: string]

const LEAD = 'supervisor-zhao'

/** How an order for an incident stands, with the line of each complaint. */
export const orderStands = async ({ get }: Pick<Api, 'get'>, id: string, as = LEAD) =>
  (await get(`/v1/incident-orders/${id}?limit=200`, { as })).body

/** Orders something for all complaints of an incident: `['messages', { text }]`. It is under way when this returns. */
export async function orderBegun(
  api: Api,
  incident: string,
  [path, body, as = LEAD]: Ordered,
): Promise<string> {
  const begun = await api.post(`/v1/incidents/${incident}/${path}`, body, { as })
  expect(begun).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^ino_/) } })
  return begun.body.id
}

/** How it stands once every complaint has been asked. */
export async function orderEnded(api: Api, incident: string, ordered: Ordered) {
  const id = await orderBegun(api, incident, ordered)
  await until(async () => (await orderStands(api, id, ordered[2])).state === 'ended')
  return orderStands(api, id, ordered[2])
}
