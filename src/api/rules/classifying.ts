import type { Command, CommandOf } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import {
  categoriesAt,
  categoriesEver,
  type Category,
  type CategoryList,
  type CategoryLists,
} from '../../rules/categories.ts'
import { Problem } from '../problems/problem.ts'

/** What a category is looked for by: the policy's list, and what the complaint has been until now. */
type Known = { policy: Pick<Policy, 'categories'>; classification?: Pick<Classified, 'category'> | undefined }
type Classified = NonNullable<Complaint['classification']>
type Classify = CommandOf<'classify'>

/** What must be said where the category does not give it. */
const NEEDED = ['impact', 'risk', 'complexity'] as const
const USUAL = ['nature', ...NEEDED, 'urgency'] as const

/**
 * The same commands, each classification with the words that its category gives and the request leaves out. A category
 * that is not in the policy's list is refused; one that was, and is chosen no more, stays with those who have it.
 */
export async function withCategories(
  lists: CategoryLists,
  commands: readonly Command[],
  { at, find }: { at?: string | undefined; find: () => Promise<Known> | Known },
): Promise<readonly Command[]> {
  if (commands.every(({ type }) => type !== 'classify')) return commands
  const known = lists.size > 0 ? await find() : undefined
  const list = lists.get(known?.policy.categories ?? '')
  return commands.map((command, index) =>
    command.type === 'classify'
      ? whole(command, {
          pointer: at === undefined ? '' : `${at}/${index}`,
          ...(list && { list, before: known?.classification?.category }),
        })
      : command,
  )
}

type Listed = { pointer: string; list?: CategoryList; before?: string | undefined }

function whole(command: Classify, { pointer, list, before }: Listed): Classify {
  const listed = list && categoryIn(list, { command, before, pointer: `${pointer}/category` })
  const told: Classify = { ...(listed && usual(listed.category)), ...command, ...listed?.marks }
  const errors = NEEDED.filter((name) => told[name] === undefined).map((name) => ({
    ...{ in: 'body' as const, pointer: `${pointer}/${name}`, code: 'missing' },
    detail: 'It must be said: the category does not give it.',
  }))
  if (errors.length > 0) throw new Problem('invalid', { errors })
  return told
}

type Sought = { command: Classify; before: string | undefined; pointer: string }

function categoryIn(list: CategoryList, { command, before, pointer }: Sought) {
  const { version, categories } = categoriesAt(list, Date.now())
  const former = command.category === before ? categoriesEver(list).get(before) : undefined
  const category = categories.find(({ id }) => id === command.category) ?? former
  if (category) return { category, marks: marksOf(category, `${list.id} ${version}`) }
  const known = categories.map(({ id }) => id)
  const detail = `The list ${list.id} has no category ${command.category}. It has ${known.join(', ')}.`
  const errors = [{ in: 'body' as const, pointer, code: 'unknown', detail }]
  throw new Problem('invalid', { detail, errors, members: { categories: known } })
}

const marksOf = ({ requiresRootCause, evidence }: Category, list: string) => ({
  list,
  ...(requiresRootCause && { requiresRootCause: true as const }),
  ...(evidence && { evidenceWanted: evidence }),
})

const usual = (category: Category): Partial<Classify> =>
  Object.fromEntries(USUAL.flatMap((name) => (category[name] === undefined ? [] : [[name, category[name]]])))
