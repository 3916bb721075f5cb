import type { ClockRule, Ladder, Policy } from '../../../src/domain/policy/policy.ts'
import { loadPolicies } from '../../../src/rules/policies.ts'

/** What a policy says instead of what the default one does, that could never work: the sentence, the field, the change. */
export type AtOdds = [sentence: string, field: string, change: object]

export const base: Policy = loadPolicies('policies').get('default')!

export const at = (name: string): number => base.clocks.findIndex((one) => one.name === name)
/** With a clock that says something else. */
export const clock = (name: string, more: Partial<ClockRule>) => ({
  clocks: base.clocks.map((one) => (one.name === name ? { ...one, ...more } : one)),
})
export const term = (name: string, more: Partial<ClockRule['term']>) => {
  const { term: own } = base.clocks[at(name)]!
  return clock(name, { term: { ...own, ...more } })
}
export const another = (name: string, more: Partial<ClockRule>) => ({
  clocks: [...base.clocks, { ...base.clocks[at('acknowledge')]!, ladder: 'none', name, ...more }],
})
export const LAST = base.clocks.length
/** With a ladder that says something else. */
export const ladder = (more: Partial<Ladder>) => ({
  ladders: { ...base.ladders, standard: { ...base.ladders['standard']!, ...more } },
})
export const [first, second, third] = base.ladders['standard']!.steps
export const extension = (more: object) => ({ extensions: [{ ...base.extensions![0]!, ...more }] })
export const about = (more: object) => ({ about: { ...base.about!, ...more } })
export const made = (version: string, on: string) => ({
  ...{ version, on, by: 'chen' },
  why: { en: 'Why', zh: '原因' },
})
export const withoutCalendar = { calendar: undefined, clocks: base.clocks.slice(0, 1), extensions: undefined }

export const defaultWith = (change: object): object => ({ ...base, ...change })
