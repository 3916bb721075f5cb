// What the workflow bundle holds at run time: our own files, Temporal's workflow API, and nothing else. Zod stays
// outside, or a zod upgrade would be a change to running workflows. Imports of types only do not count; the
// import rules of dependency-cruiser cannot see that difference.
import { parseSync } from '@swc/core'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const allowed = new Set(['@temporalio/workflow', '@temporalio/common'])
const root = path.resolve(process.argv[2] ?? '.')

/** The specifiers that are still imported when the types are gone. */
function runtimeImports(file) {
  const { body } = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' })
  return body.flatMap((item) => {
    if (item.type === 'ImportDeclaration') return item.typeOnly ? [] : [item.source.value]
    if (item.type === 'ExportNamedDeclaration')
      return item.source && !item.typeOnly ? [item.source.value] : []
    if (item.type === 'ExportAllDeclaration') return [item.source.value]
    return []
  })
}

const workflows = path.join(root, 'src', 'workflows')
const start = existsSync(workflows)
  ? readdirSync(workflows, { recursive: true }).filter((name) => name.endsWith('.ts'))
  : []
const faults = []
const seen = new Map(start.map((name) => [path.join(workflows, name), undefined]))
for (const [file] of seen) {
  for (const specifier of runtimeImports(file)) {
    if (!specifier.startsWith('.')) {
      if (!allowed.has(specifier)) faults.push(`${wayTo(file)} imports ${specifier} at run time`)
      continue
    }
    const target = path.resolve(path.dirname(file), specifier)
    if (!seen.has(target)) seen.set(target, file)
  }
}

/** How the workflows come to import this file, so that the reader sees which import to make `import type`. */
function wayTo(file) {
  const from = seen.get(file)
  const name = path.relative(root, file)
  return from ? `${wayTo(from)} → ${name}` : name
}

for (const fault of faults) console.error(`error: ${fault}`)
console.log(`${seen.size} files in the workflow sandbox`)
process.exitCode = faults.length > 0 ? 1 : 0
