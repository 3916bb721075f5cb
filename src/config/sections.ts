import { z } from 'zod'
import { commands } from './sections/commands.ts'
import { compose } from './sections/compose.ts'
import { customers } from './sections/customers.ts'
import { evidence } from './sections/evidence.ts'
import { here } from './sections/here.ts'
import { mail } from './sections/mail.ts'
import { messages } from './sections/messages.ts'
import { rules } from './sections/rules.ts'
import { running } from './sections/running.ts'
import { servers } from './sections/servers.ts'
import type { Section } from './setting.ts'
import { SIGN_IN } from './sign-in.ts'

/** Everything that the environment may say: it is read in load-config.ts, by what a person starts. */
export const Environment = z.object({
  ...servers,
  ...SIGN_IN,
  ...customers,
  ...messages,
  ...mail,
  ...rules,
  ...evidence,
  ...running,
  ...commands,
  ...here,
})

/** The same by what people look for, with what only docker-compose.yml reads. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Docker Compose',
    text: 'Passwords: letters and digits only, for they become part of an address; `openssl rand -hex 24` makes a good one.',
    settings: compose,
  },
  {
    title: 'Servers',
    text: "With Docker Compose the addresses are set already. The connection to Temporal also follows Temporal's own variables (`TEMPORAL_TLS…`) and its configuration file.",
    settings: servers,
  },
  { title: 'Signing in', settings: SIGN_IN },
  {
    title: 'Customers',
    text: 'Keys are apart by commas; `openssl rand -hex 32` makes one.',
    settings: customers,
  },
  { title: 'Messages', settings: messages },
  {
    title: 'Mail and messages that come in',
    text: 'docs/mail.md and docs/messages.md tell what becomes of them.',
    settings: mail,
  },
  { title: 'Rules of the firm', settings: rules },
  { title: 'Evidence', settings: evidence },
  { title: 'Running and watching', settings: running },
  {
    title: 'Commands',
    text: 'Those that ask the API: import, export, purge and calendar adopt.',
    settings: commands,
  },
  { title: "On a developer's machine", settings: here, isForDevelopers: true },
]
