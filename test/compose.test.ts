import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cliTypeOf } from '../src/embedded/search-attributes.ts'
import { SEARCH_ATTRIBUTES } from '../src/workflows/messages/complaint.ts'

type Service = {
  image: string
  build?: string
  command?: string[]
  entrypoint?: string[]
  depends_on?: Record<string, { condition: string }>
  environment?: Record<string, string>
  ports?: string[]
  volumes?: (string | { type: string; source: string; target: string })[]
  healthcheck?: { test: unknown[] }
  restart?: string
  read_only?: boolean
  deploy?: { replicas: number }
}
type Compose = { services: Record<string, Service>; volumes: Record<string, null> }

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose
const services = Object.entries(compose.services)
const namespaceJob = readFileSync('deploy/temporal-namespace.sh', 'utf8')
const dockerfile = readFileSync('Dockerfile', 'utf8')

describe('docker-compose.yml', () => {
  test.each(services)(
    '%s waits only for what is there, and for what that can tell',
    (_, { depends_on = {} }) => {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const other = compose.services[name]
        expect(other, name).toBeDefined()
        if (condition === 'service_healthy') expect(other?.healthcheck?.test, name).toBeDefined()
        else expect([condition, other?.restart]).toEqual(['service_completed_successfully', 'no'])
      }
    },
  )

  test.each(services)('%s has an image of one version', (_, { image }) => {
    expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/)
  })

  test.each(services)('%s has no secret written down', (_, { environment = {} }) => {
    for (const [name, value] of Object.entries(environment)) {
      if (/PASSWORD|PWD|KEY|SECRET/.test(name)) expect(value).toMatch(/^\$\{[A-Z_]+:(\?[^}]+|-)\}$/)
      expect(value, name).not.toMatch(/:\/\/[^/$]*:[^/$]+@/)
    }
  })

  test.each(services)('%s listens on this machine only', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  test('databases and Temporal itself are not published', () => {
    for (const name of ['postgres', 'temporal']) expect(compose.services[name]?.ports).toBeUndefined()
  })

  test.each(services)('%s mounts and runs files that exist', (_, { volumes = [], command = [], build }) => {
    for (const source of volumes.map(sourceOf))
      expect(source.startsWith('./') ? existsSync(source) : source in compose.volumes, source).toBe(true)
    if (build) expect(filesIn(command).filter((file) => !existsSync(file))).toEqual([])
  })

  // npm ends at SIGTERM without passing it on: what is to end in good order is started without npm.
  test.each(['api', 'worker', 'migrate'])('%s runs the file that `npm run %s` runs', (name) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const { command = [] } = compose.services[name]!
    expect(scripts[name]).toBe(`node scripts/run.mjs ${filesIn(command)[0]}`)
    expect(command[0]).toBe('node')
  })

  test('two APIs and two workers run, each API on a port of its own', () => {
    const { api, 'api-2': second, worker } = compose.services
    expect(worker?.deploy).toEqual({ replicas: 2 })
    expect({ ...second, ports: api?.ports }).toEqual(api)
    expect(second?.ports).not.toEqual(api?.ports)
  })

  test('no process is begun whose settings were refused; that is said once', () => {
    for (const [name, check] of [
      ['api', 'api-settings'],
      ['api-2', 'api-settings'],
      ['worker', 'worker-settings'],
    ] as const) {
      const [service, first] = [compose.services[name]!, compose.services[check]!]
      expect(service.depends_on?.[check]).toEqual({ condition: 'service_completed_successfully' })
      expect(first).toMatchObject({ restart: 'no', command: [...service.command!, 'check'] })
      expect(first.environment).toEqual(service.environment)
      expect(first.volumes).toEqual(service.volumes)
    }
  })

  test('Temporal learns the attributes that workflows write', () => {
    const made = [...namespaceJob.matchAll(/^attribute (\w+) (\w+)$/gm)].map(([, name, type]) => ({
      name,
      type,
    }))
    const written = Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => ({
      name,
      type: cliTypeOf(type),
    }))
    expect(made).toEqual(written)
  })
})

describe('Dockerfile', () => {
  test('runs what exists, not as root, on one version of Node', () => {
    const [, command = '[]'] = /^CMD (\[.+\])$/m.exec(dockerfile) ?? []
    const files = filesIn(JSON.parse(command))
    expect(files).toHaveLength(1)
    expect(files.filter((file) => !existsSync(file))).toEqual([])
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM'))).toMatch(/^USER node$/m)
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    expect(new Set(bases).size).toBe(1)
    expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-/)
  })

  test('copies what exists and what .dockerignore lets through', () => {
    const admitted = readFileSync('.dockerignore', 'utf8')
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    )
    for (const file of copied) {
      expect(existsSync(file), file).toBe(true)
      expect(admitted).toContain(`!${file}\n`)
    }
  })
})

const sourceOf = (volume: string | { source: string }) =>
  typeof volume === 'string' ? volume.split(':')[0]! : /^\$\{\w+:-(.+)\}$/.exec(volume.source)![1]!

const filesIn = (command: readonly string[]) => command.filter((word) => word.endsWith('.ts'))
