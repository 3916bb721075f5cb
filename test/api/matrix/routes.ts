import type { Express } from 'express'
import { pino } from 'pino'
import { createApp } from '../../../src/api/app.ts'
import { operations } from '../../../src/api/contract.ts'
import type { Deps } from '../../../src/api/deps.ts'
import type { Route } from '../../../src/api/route.ts'

/** What is never asked while an app is only put together. */
const nowhere: unknown = new Proxy(() => {}, { get: () => nowhere, apply: () => nowhere })

const parts: Record<string | symbol, unknown> = {
  policies: new Map(),
  logger: pino({ level: 'silent' }),
  consoleDir: '/nowhere',
}
const deps = new Proxy({} as Deps, { get: (_, name) => parts[name] ?? nowhere })

/** One way in: as the router has it. */
export type Way = { method: string; path: string }

type Layer = {
  rawPath?: unknown
  route?: { path: string; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
}

/** Every way into the API, as its own router tells it. */
export function waysIn(): Way[] {
  const { router } = createApp(deps) as Express & { router: { stack: Layer[] } }
  return within(router.stack, '')
}

const within = (stack: readonly Layer[], at: string): Way[] =>
  stack.flatMap(({ route, handle, rawPath }) => {
    if (route) {
      const methods = Object.keys(route.methods).filter((method) => method !== '_all')
      return methods.map((method) => ({ method, path: at + route.path }))
    }
    return handle?.stack ? within(handle.stack, rawPath === '/' ? at : at + String(rawPath)) : []
  })

export type Operation = { name: string; route: Route }

const byWay = new Map(
  operations.map(([name, route]) => [
    `${route.method} ${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    { name, route },
  ]),
)

/** The operation of the contract that a way leads to; none of pages. */
export const operationAt = ({ method, path }: Way): Operation | undefined => byWay.get(`${method} ${path}`)

/** Whether it is of the one complaint that its path names. */
export const isOfOne = ({ route: { path } }: Operation): boolean =>
  path.startsWith('/v1/complaints/{id}') || path.startsWith('/v1/escalations/{id}')
