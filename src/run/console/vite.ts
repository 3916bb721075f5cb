import path from 'node:path'
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { root } from '../made-once.ts'
import { contractModules } from './contract.ts'

// Loaded only where there is something to build: what runs in production holds no Vite.

const shared: InlineConfig = {
  configFile: false,
  root: path.join(root, 'src/console'),
  base: '/console/',
  plugins: [contractModules()],
}

/** The pages as the API serves them, with a list of what each of them loads. */
export async function buildInto(folder: string): Promise<void> {
  const kept = { outDir: folder, emptyOutDir: true, target: 'es2022', manifest: true }
  await build({ ...shared, logLevel: 'error', build: { ...kept, reportCompressedSize: false } })
}

/** What the API itself answers; the pages come from the sources, as they change. */
const OF_THE_API = [
  '/v1',
  '/sign-in',
  '/sign-out',
  '/progress',
  '/docs',
  '/openapi.json',
  '/welcome',
  '/readyz',
  '/metrics',
]

/** The pages from their sources, beside an API that runs: a change is seen at once. */
export function servePages(apiUrl: string, port: number): Promise<ViteDevServer> {
  // The API hears of the address that the browser asked for: whatever changes something has to come from there.
  const proxy = Object.fromEntries(OF_THE_API.map((at) => [at, { target: apiUrl, changeOrigin: false }]))
  return createServer({
    ...shared,
    cacheDir: path.join(root, 'node_modules/.vite', String(port)),
    server: { port, strictPort: true, host: '127.0.0.1', proxy },
  })
}
