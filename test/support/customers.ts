import { signCustomer, type CustomerClaims } from '../../src/identity/development-customers.ts'
import type { Asked } from './serving.ts'

/** How the portal asks for a customer, with what is said of them. */
export const spokenFor = async (claims: CustomerClaims, asked: Asked = {}): Promise<Asked> => ({
  as: 'portal',
  ...asked,
  headers: { ...asked.headers, 'yinuo-customer': await signCustomer(claims) },
})

/** Where the portal of a complaint's customer asks. */
export const customerPath = (path: string): string => path.replace('/v1/', '/v1/customer/')

type Asker = { post(path: string, body?: unknown, asked?: Asked): Promise<{ status: number }> }

/** What the customer of a complaint does, by their portal. */
export const customerDoes = async (api: Asker, path: string, action: string, said: object = {}) =>
  api.post(`${customerPath(path)}/${action}`, said, await spokenFor({ complaint: path.split('/').at(-1)! }))
