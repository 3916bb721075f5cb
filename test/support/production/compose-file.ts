import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Service = { environment?: Record<string, string>; command?: string[] }
type Values = Readonly<Record<string, string | undefined>>

const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>
}

/** What docker-compose.yml gives a service, filled in from a .env as Compose does. */
export function environmentOf(service: string, dotEnv: Values): Record<string, string> {
  const { environment = {} } = services[service]!
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, filledIn(value, dotEnv)]),
  )
}

const filledIn = (text: string, dotEnv: Values) =>
  text.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const value = dotEnv[name]
    if (value) return value
    if (kind === '?') throw new Error(rest)
    return rest
  })

/** The files that a service runs, with their words: `node --import tsx FILE WORD…`. */
export function programOf(service: string): string[] {
  const [node, flag, loader, ...program] = services[service]?.command ?? []
  if (node !== 'node' || flag !== '--import' || loader !== 'tsx')
    throw new Error(`${service} is started in another way.`)
  return program
}
