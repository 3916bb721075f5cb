import type { Complaint } from '../../../src/domain/complaint.ts'
import type { ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import { commitOf, entries } from '../../support/register/commits.ts'

export type Fields = Partial<Complaint>

/** By the usual table, where nothing is said of urgency. */
const USUAL = { minor: 4, normal: 3, major: 1 } as const
/** The department that answers rapidly. */
export const RAPID = 'sales'

/** A line as anybody would work it out from the complaint. */
export function lineOf([id, fields]: readonly [string, Fields]) {
  const all = { ...commitOf({ id, entries: entries(1, 1), complaint: fields }).complaint }
  const active = all.clocks.filter(({ state }) => state === 'running')
  const dues = active.filter(({ name, pausedAt }) => name === 'resolve' && pausedAt === undefined)
  const { details, owner, classification } = all
  return {
    ...all,
    open: all.stage !== 'closed',
    category: classification?.category,
    severity: classification?.severity,
    priority: classification && (classification.priority ?? USUAL[classification.severity]),
    department: owner?.department,
    handler: owner?.person,
    unassigned: owner?.person === undefined,
    level: Math.max(0, ...all.escalations.map(({ level }) => level)),
    overdue: active.some(({ breach }) => breach !== undefined && !breach.voided),
    provisional: active.some(({ provisional }) => provisional),
    waiting: all.waiting.some(({ reason }) => reason !== 'thirdParty'),
    ...{ storeId: details.storeId, contractNumber: details.contractNumber, customerId: details.customerId },
    productModel: details.product?.model,
    due: dues.length > 0 ? Math.min(...dues.map(({ dueAt }) => dueAt)) : Infinity,
    breached: all.clocks.flatMap(({ name, breach }) =>
      breach && !breach.voided ? [{ name, dueAt: breach.dueAt }] : [],
    ),
    words: [all.number, details.orderNumber, details.subject, details.complainant.name, details.description]
      .join('\n')
      .normalize('NFKC')
      .toLowerCase(),
  }
}
type Line = ReturnType<typeof lineOf>

export function fits(line: Line, { closedAfter, closedBefore, ...more }: ComplaintFilter) {
  const { lapsed, lapsedAfter, lapsedBefore, ...filter } = more
  const { dueAfter, dueBefore, receivedAfter, receivedBefore, level, text, team, ...same } = filter
  const asksOfLapses = [lapsed, lapsedAfter, lapsedBefore].some((one) => one !== undefined)
  const isLapse = ({ name, dueAt }: { name: string; dueAt: number }) =>
    (lapsed ?? name) === name && dueAt >= (lapsedAfter ?? dueAt) && dueAt < (lapsedBefore ?? Infinity)
  const { closedAt } = line
  return (
    (closedAfter === undefined || (closedAt !== undefined && closedAt >= closedAfter)) &&
    (closedBefore === undefined || (closedAt !== undefined && closedAt < closedBefore)) &&
    Object.entries(same).every(([name, value]) => line[name as keyof Line] === value) &&
    (dueAfter === undefined || (line.due >= dueAfter && line.due < Infinity)) &&
    (dueBefore === undefined || line.due < dueBefore) &&
    (receivedAfter === undefined || line.receivedAt >= receivedAfter) &&
    (receivedBefore === undefined || line.receivedAt < receivedBefore) &&
    (level === undefined || line.level >= level) &&
    (team === undefined || line.department === RAPID) &&
    (!asksOfLapses || line.breached.some(isLapse)) &&
    (text ?? '').split(' ').every((word) => line.words.includes(word.toLowerCase()))
  )
}

const byId = (a: Line, b: Line) => (a.id < b.id ? -1 : 1)
const byDue = (a: Line, b: Line) =>
  a.due === b.due
    ? a.due === Infinity
      ? a.receivedAt - b.receivedAt || byId(a, b)
      : byId(a, b)
    : a.due < b.due
      ? -1
      : 1
export const SORTS: Record<string, (a: Line, b: Line) => number> = {
  nextDue: byDue,
  received: (a, b) => b.receivedAt - a.receivedAt || byId(b, a),
  level: (a, b) => b.level - a.level || byDue(a, b),
  touched: (a, b) => {
    if (a.open !== b.open) return Number(b.open) - Number(a.open)
    const touched = ({ open, touchedAt, receivedAt }: Line) => (open ? touchedAt! : receivedAt)
    return touched(a) - touched(b) || byId(a, b)
  },
  desk: (a, b) => {
    if (!a.open || !b.open) return Number(b.open) - Number(a.open) || byDue(a, b)
    return (
      Number(b.overdue) - Number(a.overdue) ||
      Number(a.kind !== 'complaint') - Number(b.kind !== 'complaint') ||
      (a.priority ?? 3) - (b.priority ?? 3) ||
      byDue(a, b)
    )
  },
}
