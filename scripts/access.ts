// What docs/access.md says: who may what, as the table has it.
import { COMMAND_TYPES } from '../src/domain/decide/rules.ts'
import { ROLES, type Relation } from '../src/domain/access/permission.ts'
import { ACTIONS, OF_THE_FIRM, SCOPES_FOR, WHO_MAY, type Action } from '../src/domain/access/table.ts'
import type { Role } from '../src/domain/policy/policy.ts'

const HEAD = `# Who may what

Written from the table (\`src/domain/access/table.ts\`, and for commands the rules in \`src/domain/decide\`) by
\`npm run build:access\`; a test holds it to that. The API asks it before it does anything, the complaint itself before it
takes a command, and lists, counts, searches, feeds and exports show no more than \`readLists\` allows.

- **all**: whatever they have to do with the complaint.
- **theirs**: they have it, it lies with a department in which they have their role, or nobody has it yet.
- **task**: they or their department have or had a task in it.
- **delegate**: an escalation of it was delegated to them.
- **taken in**: they took it in.
- **determined**: they, or of leads their department, were determined to bear responsibility for it.
- **firm**: it is the whole firm's, and they reach every complaint: of managers those of all departments.
- **about**: it is about them. Whom a complaint is about stands to it in no other way: not all, nor theirs.

A deputy is taken for themselves and for whom they stand in for. A role without departments has all of them. An integration
has what the scope of its key allows, of complaints those of its departments and those that nobody has yet.
`

const WORDS: readonly (readonly [string, readonly Relation[]])[] = [
  [
    'all',
    [
      ...(['none', 'handler', 'department', 'unassigned', 'contributing', 'delegate', 'takenIn'] as const),
      ...(['determined', 'determinedIn'] as const),
    ],
  ],
  ['theirs', ['handler', 'department', 'unassigned']],
  ['task', ['contributing']],
  ['delegate', ['delegate']],
  ['taken in', ['takenIn']],
  ['determined', ['determined', 'determinedIn']],
  ['determined', ['determined']],
  ['about', ['about']],
]

const scopesIn = (action: Action): string =>
  [SCOPES_FOR[action] ?? []]
    .flat()
    .map((scope) => `\`${scope}\``)
    .join(', ')

function cell(action: Action, role: Role): string {
  if (role === 'integration' && WHO_MAY[action][role]) return scopesIn(action)
  if (WHO_MAY[action][role] && OF_THE_FIRM.includes(action)) return 'firm'
  let left = WHO_MAY[action][role] ?? []
  const words: string[] = []
  for (const [word, relations] of WORDS) {
    if (relations.some((one) => !left.includes(one))) continue
    words.push(word)
    left = left.filter((one) => !relations.includes(one))
  }
  if (left.length > 0) throw new Error(`${action} has no words for ${left.join(', ')}.`)
  return words.join(', ')
}

function tableOf(actions: readonly Action[]): string {
  const roles = ROLES.filter((role) => actions.some((action) => WHO_MAY[action][role]))
  const lines = actions.map(
    (action) => `| ${[action, ...roles.map((role) => cell(action, role))].join(' | ')} |`,
  )
  return [`| | ${roles.join(' | ')} |`, `|---|${roles.map(() => '---|').join('')}`, ...lines].join('\n')
}

/** The page, whole. */
export function accessPage(): string {
  const commands = new Set<string>(COMMAND_TYPES)
  const rights = ACTIONS.filter((action) => !commands.has(action))
  return `${HEAD}
## Rights

${tableOf(rights)}

## Commands of a complaint

${tableOf(COMMAND_TYPES)}
`
}
