import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startedProduct, type ProductProcess } from '../processes/product-processes.ts'

type Env = Record<string, string>

/** As systemd reads a file of settings: lines of NAME=value. */
export function settingsIn(file: string): Env {
  const lines = readFileSync(file, 'utf8').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}

const READY = { 'yinuo-api': 'the API is serving', 'yinuo-worker': 'the worker is running' } as const

/** Starts `yinuo-api@3000` as systemd would by its unit, from where it was installed, on another port. */
export async function startedUnit(name: string, home: string, ports: Env): Promise<ProductProcess> {
  const [template = '', instance = ''] = name.split('@')
  const text = readFileSync(path.join(home, 'deploy/systemd', `${template}@.service`), 'utf8')
  const unit = text.replaceAll('%i', ports[instance] ?? instance).replaceAll('/opt/yinuo', home)
  const said = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(unit)?.[1] ?? ''
  const own = said('Environment')
    .split(' ')
    .map((pair) => pair.split('='))
  const [node, flag, loader, file = ''] = said('ExecStart').split(' ')
  if (node !== '/usr/bin/node' || flag !== '--import' || loader !== 'tsx')
    throw new Error(`${name} is started in another way.`)
  const env: Env = { ...Object.fromEntries(own), ...settingsIn(said('EnvironmentFile')) }
  for (const name of said('UnsetEnvironment').split(' ')) delete env[name]
  return startedProduct(file, env, READY[template as keyof typeof READY], said('WorkingDirectory'))
}
