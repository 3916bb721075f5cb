import { misnomerIn } from '../../directory/known.ts'
import type { Directory } from '../../directory/directory.ts'
import { Grade, Nature } from '../../domain/commands/intake.ts'
import type { Command } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { severityOf } from '../../domain/decide/intake-rules.ts'
import type { Severity } from '../../domain/policy/policy.ts'
import { Complexity, Urgency } from '../../domain/policy/policy.ts'
import type { Reading } from '../../reading/classifier.ts'
import { textOf, type Asked, type Field, type Suggestion } from '../../reading/model.ts'
import { categoriesAt } from '../../rules/categories.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import type { InForce } from './learned.ts'

/** What is looked at to read a complaint. */
type ReadOf = { policy: Pick<Complaint['policy'], 'categories'>; details: Complaint['details'] }
type Suggested = Suggestion & { severity?: Omit<Reading, 'code'> & { code: Severity } }

/** How a complaint is likely to be classified, of what may be chosen now. */
export async function suggestionFor(deps: Deps, { suggest }: InForce, complaint: ReadOf): Promise<Suggested> {
  const certainty = deps.suggestionCertainty
  const among = choosable(deps, complaint, await deps.directory())
  const read = suggest(textOf(complaint.details), { certainty, among })
  const severity = severityIn(read)
  return { ...read, ...(severity && severity.certainty >= certainty && { severity }) }
}

/** What may be chosen of a field: categories of the policy's list, departments of the directory, grades that there are. */
function choosable(
  { categories: lists }: Deps,
  { policy }: ReadOf,
  directory: Directory | undefined,
): Asked['among'] {
  const list = lists.get(policy.categories ?? '')
  const listed = list && new Set(categoriesAt(list, Date.now()).categories.map(({ id }) => id))
  const may: Record<Field, (code: string) => boolean> = {
    category: (code) => !listed || listed.has(code),
    nature: isOf(Nature.options),
    impact: isOf(Grade.options),
    risk: isOf(Grade.options),
    complexity: isOf(Complexity.options),
    urgency: isOf(Urgency.options),
    department: (code) => !directory || misnomerIn(directory, { department: code }) === undefined,
  }
  return (field, code) => may[field](code)
}

const isOf = (options: readonly string[]) => (code: string) => options.includes(code)

/** Severity follows from impact and risk: it is as certain as both together. */
function severityIn({ impact, risk }: Suggestion): Suggested['severity'] {
  if (!impact || !risk) return undefined
  const [one, other] = [Grade.parse(impact.code), Grade.parse(risk.code)]
  return {
    code: severityOf({ impact: one, risk: other }),
    certainty: impact.certainty * risk.certainty,
    reasons: [...new Set([...impact.reasons, ...risk.reasons])],
  }
}

/**
 * The same commands. What a classification says had been suggested stands only where we read it so now, by the version
 * that it names: what is counted was suggested, whoever says so. Of a version before, and with the register away, nobody
 * can tell.
 */
export async function withSuggested(
  deps: Deps,
  commands: readonly Command[],
  find: () => Promise<ReadOf>,
): Promise<readonly Command[]> {
  if (!commands.some((command) => command.type === 'classify' && command.suggested)) return commands
  const learned = await fromRegister(deps, ({ pool }) => deps.learned.latest(pool)).catch(() => undefined)
  const category = learned && (await suggestionFor(deps, learned, await find())).category?.code
  return commands.map((command) => {
    if (command.type !== 'classify' || !command.suggested) return command
    const { suggested, ...rest } = command
    const isSo = suggested.version === learned?.version && suggested.category === category
    return isSo ? command : rest
  })
}
