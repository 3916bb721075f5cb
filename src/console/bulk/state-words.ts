import type { Counts, Followed, Manner, State } from './kinds.ts'
import type { BulkWord } from './words.ts'

/** In which order how many are in which state is told. */
export const STATES = ['done', 'refused', 'unknown', 'pending'] as const satisfies readonly State[]

const WORDS = {
  reassign: { done: 'assigned', refused: 'notAssigned' },
  adopt: { done: 'adopted', refused: 'notAdopted' },
  try: { done: 'wouldAdopt', refused: 'wouldNotAdopt' },
  ask: { done: 'carriedOut', refused: 'refused' },
  tryToAsk: { done: 'wouldBeAsked', refused: 'wouldNotAdopt' },
} as const

/** What it is called that a complaint of an order has come so far. */
export const stateWord = (manner: Manner, state: State): BulkWord =>
  state === 'pending' || state === 'unknown' ? state : WORDS[manner][state]

const FOLLOWS = ['dues', 'begun', 'ended', 'breaches'] as const
type Say = (word: BulkWord) => string

export const totalOf = (counts: Counts): number => STATES.reduce((sum, state) => sum + counts[state], 0)

/** How many are settled, and how many came how far. */
export function countedText(counts: Counts, manner: Manner, say: Say): string {
  const total = totalOf(counts)
  const each = STATES.filter((state) => counts[state] > 0).map(
    (state) => `${say(stateWord(manner, state))} ${counts[state]}`,
  )
  return [`${total - counts.pending} / ${total}`, ...each].join(' · ')
}

/** What follows for the clocks, in words; nothing where it was not looked at. */
export function followedText(followed: Followed, say: Say): string | undefined {
  if (followed.dues === undefined) return undefined
  const told = FOLLOWS.filter((name) => followed[name]).map((name) => `${say(name)} ${followed[name]}`)
  return told.length === 0 ? say('nothingMoves') : told.join(' · ')
}
