// npm leaves a platform's package out of package-lock.json when the registry at hand does not offer it, and then
// `npm ci` refuses the lock file, everywhere. This adds the missing ones from what their parents ask, so that the
// lock holds for every platform. Run it after a change of dependencies: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const systems = { darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd' }
const others = ['android', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix']
for (const name of others) systems[name] = name
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'universal',
]

function platformOf(name) {
  const parts = name.split(/[-/]/)
  const os = parts.map((part) => systems[part]).find(Boolean)
  const cpu = parts.find((part) => processors.includes(part))
  if (!os || !cpu) return undefined
  const libc = parts.some((part) => part.startsWith('musl')) ? 'musl' : 'glibc'
  const hasLibc = parts.some((part) => /^(gnu|musl)/.test(part))
  return { cpu: [cpu], ...(hasLibc && os === 'linux' && { libc: [libc] }), optional: true, os: [os] }
}

const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []
for (const parent of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    const platform = platformOf(name)
    if (lock.packages[place] || !platform) continue
    const version = range.replace(/^[\^~=]/, '')
    lock.packages[place] = { version, ...(parent.dev && { dev: true }), ...platform }
    added.push(`${name}@${version}`)
  }
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(sorted)
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Added to ${file}:\n${added.join('\n')}` : `${file} is complete.`)
