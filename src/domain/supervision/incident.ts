import type { Actor, Command, CommandOf } from '../command.ts'
import type { RedressItem } from '../commands/solution.ts'
import type { Complaint } from '../complaint.ts'
import { defined } from '../defined.ts'
import type { Instant } from '../instant.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { refuseItems, sumOf } from '../decide/solution/redress.ts'

/** Complaints of one cause, and what is done about it once for all of them (R56). */

/** What an incident is about. */
export type IncidentTold = {
  title: string
  cause: string
  category?: string
  productModel?: string
  storeId?: string
  fromAt?: Instant
  untilAt?: Instant
}

export type Money = NonNullable<CommandOf<'proposeSolution'>['redress']>

/** What one complaint is offered in place of what all are; or nothing by this order. */
export type Exception = { complaint: string; leftOut?: true } & Own
export type Own = { measures?: string; items?: readonly RedressItem[] }

/** What every complaint is asked by one order: with exceptions, of a proposal. */
export type IncidentCommand =
  | { type: 'joinIncident' }
  | Pick<CommandOf<'sendMessage'>, 'type' | 'text' | 'language'>
  | ({
      type: 'proposeSolution'
      measures: string
      items?: RedressItem[]
      executeBy?: Instant
    } & { exceptions?: readonly Exception[] })
  | CommandOf<'approveProposal'>
  | CommandOf<'returnProposal'>

/** One order over the complaints of an incident, or a look at which of them would refuse it. */
export type IncidentOrder = {
  id: string
  incident: string
  command: IncidentCommand
  /** Of those that join: which. Else it is about all that are in the incident. */
  selection: { ids?: readonly string[] } & Readonly<Record<string, unknown>>
  reason: string
  by: Actor
  /** The same person in the other roles in which they may give it. */
  others?: readonly Actor[]
  dryRun?: true
  /** Of the request, to tell it from another one under the same key. */
  digest: string
}

export type Member = Pick<Complaint, 'id' | 'number'>

/** What was offered to a complaint for an incident, and how it stands. */
export type Offer = Money & { complaint: string; state: string }

const HOLD = ['awaitingApproval', 'awaitingClearance', 'offered', 'accepted']

/** What was offered for an incident: what of it holds, in each currency. */
export function offersThatHold(offers: readonly Omit<Offer, 'complaint'>[]): Money[] {
  const holding = offers.filter(({ state }) => HOLD.includes(state))
  const currencies = [...new Set(holding.map(({ currency }) => currency))].toSorted()
  return currencies.map((currency) => ({
    amountCents: holding
      .filter((offer) => offer.currency === currency)
      .reduce((sum, { amountCents }) => sum + amountCents, 0),
    currency,
  }))
}

const exceptionOf = ({ exceptions = [] }: Proposing, { id, number }: Member): Exception | undefined =>
  exceptions.find(({ complaint }) => complaint === id || complaint === number)

type Proposing = Extract<IncidentCommand, { type: 'proposeSolution' }>

/** Whether an order is about this complaint, and what it offers it for itself. */
export function partIn(command: IncidentCommand, member: Member): { own?: Own } | undefined {
  if (command.type !== 'proposeSolution') return {}
  const { leftOut, complaint: _, ...own } = exceptionOf(command, member) ?? { complaint: '' }
  if (leftOut) return undefined
  return Object.keys(own).length > 0 ? { own } : {}
}

const itemsFor = ({ items }: Proposing, own: Own | null | undefined) => own?.items ?? items

/** What all that an incident offers comes to: by this order, and before it what does not give way to it. */
export function incidentTotal(
  { command }: Pick<IncidentOrder, 'command'>,
  asked: readonly { id: string; own?: Own }[],
  before: readonly Offer[],
): Money | undefined {
  if (command.type !== 'proposeSolution') return undefined
  const isAsked = new Set(asked.map(({ id }) => id))
  const kept = before.filter(({ complaint, state }) => state === 'accepted' || !isAsked.has(complaint))
  const offered = asked.flatMap(({ own }) => sumOf(itemsFor(command, own)) ?? [])
  const sums = [...offered, ...offersThatHold(kept)]
  const [first] = sums
  const alike = sums.filter(({ currency }) => currency === first?.currency)
  return first && { ...first, amountCents: alike.reduce((sum, { amountCents }) => sum + amountCents, 0) }
}

/** What each complaint is asked. */
export function commandFor(
  { incident, command, total }: Pick<IncidentOrder, 'incident' | 'command'> & { total?: Money | null },
  own?: Own | null,
): Command {
  if (command.type === 'joinIncident') return { type: 'joinIncident', incident }
  if (command.type !== 'proposeSolution') return command
  const { exceptions: _, ...said } = command
  const items = itemsFor(command, own)
  return {
    ...{ ...said, measures: own?.measures ?? said.measures, incident },
    ...(items && { items: [...items] }),
    ...(total && { incidentTotal: total }),
  }
}

/** Sums of several currencies have no total: who offers two gives two orders. */
export function refuseProposal(command: IncidentCommand): Refusal | undefined {
  if (command.type !== 'proposeSolution') return undefined
  const { items, exceptions = [] } = command
  const all = [{ at: '', items }, ...exceptions.map((one, index) => ({ at: `exceptions.${index}.`, ...one }))]
  const unclear = all.map(unclearAt).find((one) => one !== undefined)
  if (unclear) return unclear
  const currencies = all.flatMap((one) => (one.items ?? []).flatMap(({ money }) => money?.currency ?? []))
  return new Set(currencies).size > 1
    ? refuse('contradiction', 'The sums of a proposal are of one currency (items).', 'items')
    : undefined
}

/** What is unclear of these items, with the field as the order has it. */
function unclearAt({
  at,
  items,
}: {
  at: string
  items?: readonly RedressItem[] | undefined
}): Refusal | undefined {
  const unclear = refuseItems(defined({ items }))
  return unclear?.field === undefined ? unclear : { ...unclear, field: at + unclear.field }
}
