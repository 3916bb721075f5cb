import type { RedressItem } from '../../domain/commands/solution.ts'
import type { Stage } from '../../domain/policy/policy.ts'
import { family, NOT_VOIDED } from '../family.ts'
import type { Figures, Money, RedressFigures, StageFigures } from '../figure.ts'

const EFFORTS = `
  select k, seq, at, said ->> 'stage' as stage, (said ->> 'minutes')::int as minutes,
    said #>> '{cost,currency}' as currency, (said #>> '{cost,amountCents}')::bigint as cents
  from figure_event e where type = 'effortRecorded' and ${NOT_VOIDED}`

const efforts = family(
  (within) => `
    select key, stage, sum(minutes) as minutes, count(*) as entries from (${within(EFFORTS)}) f group by key, stage`,
  (figures, { stage, minutes, entries }: { stage: Stage; minutes: number; entries: number }) => {
    const at = stageIn(figures, stage)
    at.minutes = minutes
    at.efforts = entries
    figures.effort.minutes += minutes
    figures.effort.entries += entries
  },
)

const costs = family(
  (within) => `
    select key, stage, currency, sum(cents)::bigint as cents
    from (${within(EFFORTS)}) f where currency is not null group by key, stage, currency`,
  (figures, { stage, currency, cents }: { stage: Stage; currency: string; cents: number }) => {
    addMoney(stageIn(figures, stage).costs, { currency, amountCents: cents })
    addMoney(figures.effort.costs, { currency, amountCents: cents })
  },
)

/** What an accepted proposal grants: that of the proposal before it. */
const GRANTED = `(
  select k, seq, at, type, lag(said -> 'redress') over w as redress, lag(said -> 'items') over w as items
  from figure_event where type in ('solutionProposed', 'solutionAccepted')
  window w as (partition by k order by seq)) granted`

export const REDRESS = `
  select k, seq, at, redress ->> 'currency' as currency, (redress ->> 'amountCents')::bigint as cents
  from ${GRANTED} where type = 'solutionAccepted' and redress is not null`

/** What was erased before its facts survived is no text, and of no kind. */
const ITEMS = `
  select k, seq, at, item ->> 'kind' as what, item #>> '{money,currency}' as currency,
    (item #>> '{money,amountCents}')::bigint as cents
  from ${GRANTED}, jsonb_array_elements(items) item
  where type = 'solutionAccepted' and jsonb_typeof(item -> 'kind') = 'string'`

const redress = family(
  (within) => `
    select key, currency, count(*), sum(cents)::bigint as cents from (${within(REDRESS)}) f group by key, currency`,
  (figures, { currency, count, cents }: { currency: string; count: number; cents: number }) => {
    figures.redress.count += count
    addMoney(figures.redress.sums, { currency, amountCents: cents })
  },
)

type Items = { what: RedressItem['kind']; currency: string | null; count: number; cents: number }

const items = family(
  (within) => `
    select key, what, currency, count(*), sum(cents)::bigint as cents
    from (${within(ITEMS)}) f group by key, what, currency`,
  ({ redress: { byKind } }, { what, currency, count, cents }: Items) => {
    const of = kindIn(byKind, what)
    of.count += count
    if (currency !== null) addMoney(of.sums, { currency, amountCents: cents })
  },
)

function kindIn(byKind: RedressFigures[], kind: RedressFigures['kind']): RedressFigures {
  const known = byKind.find((one) => one.kind === kind)
  if (known) return known
  const fresh: RedressFigures = { kind, count: 0, sums: [] }
  byKind.push(fresh)
  return fresh
}

export function addMoney(sums: Money[], { currency, amountCents }: Money): void {
  const sum = sums.find((one) => one.currency === currency)
  if (sum) sum.amountCents += amountCents
  else sums.push({ currency, amountCents })
}

/** The figures of a stage, begun when first needed. */
export function stageIn({ stages }: Figures, stage: Stage): StageFigures {
  const known = stages.find((one) => one.stage === stage)
  if (known) return known
  const time = { count: 0, meanMs: null, medianMs: null, p90Ms: null }
  const fresh: StageFigures = { stage, time, minutes: 0, efforts: 0, costs: [] }
  stages.push(fresh)
  return fresh
}

/** What handling took, and what was paid. */
export const COSTS = [efforts, costs, redress, items]
