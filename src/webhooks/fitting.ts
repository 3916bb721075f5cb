import { checkEndpointUrl } from '../notify/channels/guarded-fetch.ts'
import type { EndpointKind } from './endpoint.ts'

/** A field that does not go with the rest. */
export type Misfit = { pointer: string; detail: string }

type Fields = {
  eventTypes: readonly string[]
  roles: readonly string[]
  department: string | null
  secret?: string | undefined
}

/** The robots that sign what they are sent with a secret of the group's. */
const SIGNED: readonly EndpointKind[] = ['dingtalk', 'feishu']

/** What does not go together: webhooks hear of events, robots of what people are told. */
export function misfitOf(
  kind: EndpointKind,
  { eventTypes, roles, department, secret }: Fields,
): Misfit | undefined {
  if (secret !== undefined && !SIGNED.includes(kind)) return NO_SECRET
  if (kind === 'webhook') {
    if (roles.length > 0) return { pointer: '/roles', detail: 'A webhook stands for no role.' }
    if (department !== null) return { pointer: '/department', detail: 'A webhook stands for no department.' }
    return eventTypes.length > 0
      ? undefined
      : { pointer: '/eventTypes', detail: 'Name the events it subscribes to.' }
  }
  if (eventTypes.length > 0)
    return { pointer: '/eventTypes', detail: 'A robot gets the notices of people, not events.' }
  return roles.length > 0 ? undefined : { pointer: '/roles', detail: 'Name the roles it stands for.' }
}

export const NO_SECRET: Misfit = {
  pointer: '/secret',
  detail: 'Only the robots of DingTalk and Feishu are given a secret. That of a webhook is made here.',
}

/** Why nothing can be sent to this address. */
export function urlMisfitOf(url: string, options: { allowPrivate: boolean }): Misfit | undefined {
  const detail = checkEndpointUrl(url, options)
  return detail === undefined ? undefined : { pointer: '/url', detail }
}
