/** What of a period shows that people did not know how, or did not do as they should: counted where it was found. */
export type Shortfall =
  | { found: 'cause'; rootCause: string; times: number }
  | { found: 'responsibility' | 'unfair'; department: string; times: number }

/** What somebody has to be trained for, and whether a training for it is open already. */
export type TrainingNeed = Shortfall & { planned: boolean }

type Training = {
  kind: string
  rootCause: string | null
  owner: string
  /** In which the owner works. */
  departments?: readonly string[]
}

/** What happened once may be chance; what happened again in the same period is a need. Our own number. */
const NEED_FROM = 2

/** The needs for training that follow from a period (R99), the most frequent first. People decide whom it is for. */
export const trainingNeeds = (
  shortfalls: readonly Shortfall[],
  actions: readonly Training[],
): TrainingNeed[] =>
  shortfalls
    .filter(({ times }) => times >= NEED_FROM)
    .map((one) => ({ ...one, planned: actions.some((action) => answers(action, one)) }))
    .toSorted((one, other) => other.times - one.times || (nameOf(one) < nameOf(other) ? -1 : 1))

/** A training answers the cause it is linked to, or what was found in the department that owns it, or its owner's. */
const answers = ({ kind, rootCause, owner, departments = [] }: Training, need: Shortfall): boolean =>
  kind === 'training' &&
  (need.found === 'cause' ? rootCause === need.rootCause : [owner, ...departments].includes(need.department))

const nameOf = (need: Shortfall): string =>
  `${need.found} ${need.found === 'cause' ? need.rootCause : need.department}`
