// Runs share the domain's modules, and the SDK freezes what these export (src/workflows/preloaded/domain.ts). So tests freeze
// it too: what changes a value of a module fails here, and not in a worker. Schemas only are left as they are: the API
// parses by them, no run does.
const modules = import.meta.glob('../../../src/domain/**/*.ts', { eager: true })

declare global {
  interface ImportMeta {
    glob(pattern: string, how: { eager: true }): Record<string, object>
  }
}

function freeze(value: unknown, seen = new Set<unknown>()): void {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return
  seen.add(value)
  if (Object.isFrozen(value) || '_zod' in value) return
  if (typeof value === 'object')
    for (const name of Reflect.ownKeys(value)) freeze((value as Record<PropertyKey, unknown>)[name], seen)
  if (!ArrayBuffer.isView(value)) Object.freeze(value)
}

for (const module of Object.values(modules)) freeze({ ...module })
