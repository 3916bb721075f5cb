import type { z } from 'zod'
import { SECTIONS } from '../src/config/sections.ts'
import { aboutOf, type About, type Section } from '../src/config/setting.ts'

// What deployers read of the settings, made from what the processes read them by.

type Named = { name: string; about: About; value: string | undefined }

const settingsOf = ({ settings }: Section): Named[] =>
  Object.entries(settings).map(([name, schema]) => ({
    name,
    about: aboutOf(schema),
    value: defaultOf(schema),
  }))

function defaultOf(schema: z.ZodType): string | undefined {
  const { defaultValue } = schema.def as { defaultValue?: unknown }
  return typeof defaultValue === 'string' || typeof defaultValue === 'number' ? `${defaultValue}` : undefined
}

const READERS = {
  api: 'API',
  worker: 'worker',
  migrate: 'migration',
  compose: 'Compose',
  commands: 'commands',
} satisfies { [R in About['readBy'][number]]: string }

const HEAD = `# Configuration

Every setting is a variable of the environment. An empty one counts as left out; a wrong or missing one is named, all at
once, before anything is connected, and the process ends with code 2. A process is handed the settings it reads and no
other. Written by \`npm run build:configuration\` from [src/config](../src/config), as is [.env.example](../.env.example).

**Needed** means that those who read it do not start in production without it. 🔑 is a secret: it stands in no log and no
message. 📦 is set by the image or by docker-compose.yml: whoever starts the processes in another way sets it.
`

/** The page of all settings, as it has to be. */
export function pageOf(): string {
  const sections = SECTIONS.map((section) => {
    const rows = settingsOf(section).map(({ name, about, value }) => {
      const marks = [about.secret && '🔑', about.fixedInContainers && '📦'].filter(Boolean).join(' ')
      const readers = about.readBy.map((reader) => READERS[reader]).join(', ')
      return `| \`${name}\`${marks && ` ${marks}`} | ${whatItIs(about)} | ${leftOut(about, value)} | ${readers} |`
    })
    return [
      `## ${section.title}\n`,
      ...(section.text ? [`${section.text}\n`] : []),
      '| setting | what it is | left out | read by |\n|---|---|---|---|',
      `${rows.join('\n')}\n`,
    ].join('\n')
  })
  return [HEAD, ...sections].join('\n')
}

const whatItIs = ({ description, example }: About): string =>
  description.replaceAll('|', '\\|') + (example ? `, like \`${example}\`` : '')

function leftOut({ neededBy, neededIn, neededWith, otherwise }: About, value: string | undefined): string {
  const or = value === undefined ? otherwise : `\`${value}\``
  if (neededBy) return neededIn && or ? `**needed**; outside production ${or}` : `**needed**`
  if (neededWith) return `**needed** with ${neededWith}`
  return or ?? ''
}

const EXAMPLE_HEAD = `# Copy to .env and fill in what has no # in front; docs/configuration.md has all of it, docs/deployment.md says what to do.
# Written by \`npm run build:configuration\`.
`

/** What a deployer copies and fills in, as it has to be. */
export function exampleOf(): string {
  const sections = SECTIONS.filter(({ isForDevelopers }) => !isForDevelopers).map((section) => {
    const intro = [`# ── ${section.title}`, ...(section.text ? [comment(section.text)] : [])].join('\n')
    return `${intro}\n\n${settingsOf(section).map(exampleLines).join('\n')}`
  })
  return [EXAMPLE_HEAD, ...sections].join('\n')
}

function exampleLines({ name, about, value }: Named): string {
  const { description, neededBy, neededWith, otherwise, example, fixedInContainers } = about
  const isToFill = neededBy !== undefined && !fixedInContainers
  const more = [
    ...(fixedInContainers ? ['Set in containers.'] : []),
    ...(neededWith && !isToFill ? [`Needed with ${neededWith}.`] : []),
    ...(!isToFill && !fixedInContainers && otherwise ? [`Left out: ${otherwise}.`] : []),
  ]
  const line = isToFill ? `${name}=` : `# ${name}=${example ?? value ?? ''}`
  return `${comment([`${description}.`, ...more].join(' '))}\n${line}\n`
}

const WIDTH = 118

/** A text in lines of a comment. */
function comment(text: string): string {
  const lines = ['#']
  for (const word of text.replaceAll('`', '').split(' '))
    if (`${lines.at(-1)} ${word}`.length <= WIDTH) lines[lines.length - 1] += ` ${word}`
    else lines.push(`# ${word}`)
  return lines.join('\n')
}
