import type { CommandOf } from '../../command.ts'
import { AMOUNT_CENTS_AT_MOST } from '../../commands/amounts.ts'
import type { RedressItem } from '../../commands/solution.ts'
import type { Complaint } from '../../complaint.ts'
import type { EventOf } from '../../event.ts'
import { refuse, type Refusal } from '../../refusal.ts'

/** What is offered item by item (R64), and how it is carried out (R65). */

type Redress = NonNullable<EventOf<'solutionProposed'>['redress']>
type Offered = { items?: readonly RedressItem[] | undefined; redress?: Redress | undefined }

const sumsIn = (items: readonly RedressItem[]): Redress[] => items.flatMap(({ money }) => money ?? [])

/** What the items that cost something come to; they are of one currency. */
export function sumOf(items: readonly RedressItem[] = []): Redress | undefined {
  const sums = sumsIn(items)
  const [first] = sums
  return first && { ...first, amountCents: sums.reduce((sum, { amountCents }) => sum + amountCents, 0) }
}

/** With the redress that its items come to, where it has any. */
export function withSum<O extends Offered>(offered: O): O {
  if (!offered.items) return offered
  const { redress: _, ...rest } = offered
  const redress = sumOf(offered.items)
  return { ...rest, ...(redress && { redress }) } as O
}

function unclearItem({ kind, what, money }: RedressItem, index: number): Refusal | undefined {
  const item = `items.${index}`
  if (kind === 'refund' && !money)
    return refuse('missing', `A refund names its sum (${item}.money).`, `${item}.money`)
  if (kind === 'apology' && money)
    return refuse('contradiction', `An apology costs nothing (${item}.money).`, `${item}.money`)
  return kind === 'other' && what === undefined
    ? refuse('missing', `Something else says what it is (${item}.what).`, `${item}.what`)
    : undefined
}

/** Items that do not say what they are, or do not go together. */
export function refuseItems({ items = [], redress }: Offered): Refusal | undefined {
  const unclear = items.map(unclearItem).find((one) => one !== undefined)
  if (unclear) return unclear
  const sum = sumOf(items)
  if (!sum) return undefined
  if (sumsIn(items).some(({ currency }) => currency !== sum.currency))
    return refuse('contradiction', 'The sums of a proposal are of one currency (items).', 'items')
  if (sum.amountCents > AMOUNT_CENTS_AT_MOST)
    return refuse('boundReached', 'Together the items come to more than a sum may be (items).', 'items')
  return redress && (redress.amountCents !== sum.amountCents || redress.currency !== sum.currency)
    ? refuse('contradiction', 'The redress is what the items come to: leave it out (redress).', 'redress')
    : undefined
}

/** Which item was carried out is said, of what was offered, and once. */
export function refuseItem(
  { proposal }: Complaint,
  { item }: CommandOf<'recordExecution'>,
): Refusal | undefined {
  const { items = [], carriedOut = [] } = proposal ?? {}
  if (item === undefined)
    return items.length > 0
      ? refuse('missing', 'What was offered is carried out item by item: say which (item).', 'item')
      : undefined
  if (item > items.length) return refuse('unknown', `The proposal has no item ${item}.`, 'item')
  return carriedOut.includes(item)
    ? refuse('alreadyDone', `Item ${item} has been carried out.`, 'item')
    : undefined
}

/** Nothing of what was offered is left once this item is carried out. */
export const isLastItem = ({ proposal }: Complaint, item: number): boolean => {
  const done = new Set([...(proposal?.carriedOut ?? []), item])
  return (proposal?.items ?? []).every((_, index) => done.has(index + 1))
}
