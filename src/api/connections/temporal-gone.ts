import { Connection, type Client } from '@temporalio/client'
import { connect } from 'node:net'
import { isReachable } from './temporal.ts'

const FRONTEND_PORT = 7233
/** An address that has not even been tried to the end by then tells nothing. */
const WITHIN_MS = 1_000
/** So long one look serves all requests: a command costs no connection of its own. */
const GOOD_FOR_MS = 250

/**
 * Whether no server listens where Temporal is: then nothing that is asked now can have arrived. A server that stands
 * still listens. Clients alone cannot tell the two apart: they try again until their time is up.
 */
export function temporalGoneAt(client: Client, address = addressOf(client)): () => Promise<boolean> {
  const target = targetOf(address)
  // A client may have a way of its own, through a proxy.
  const look = async (at: Target) => (await isRefused(at)) && !(await isReachable(client))
  let looked: { at: number; gone: Promise<boolean> } | undefined
  return async () => {
    if (!target) return false
    const now = performance.now()
    if (!looked || now - looked.at > GOOD_FOR_MS) looked = { at: now, gone: look(target) }
    return looked.gone
  }
}

/** The address a client's connection names; a native one does not tell it. */
const addressOf = ({ connection }: Client): string | undefined =>
  connection instanceof Connection ? connection.options.address : undefined

type Target = { host: string; port: number }

function targetOf(address: string | undefined): Target | undefined {
  const [, bracketed, plain, port] =
    /^(?:https?:\/\/)?(?:\[([^\]]+)\]|([^:/]+))(?::(\d+))?\/?$/.exec(address ?? '') ?? []
  const host = bracketed ?? plain
  return host === undefined ? undefined : { host, port: Number(port ?? FRONTEND_PORT) }
}

function isRefused(target: Target): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...target, timeout: WITHIN_MS })
    const say = (refused: boolean) => {
      socket.destroy()
      resolve(refused)
    }
    socket.once('connect', () => say(false))
    socket.once('timeout', () => say(false))
    socket.once('error', () => say(true))
  })
}
