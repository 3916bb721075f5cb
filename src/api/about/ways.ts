import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import { Kind, type Policy } from '../../domain/policy/policy.ts'
import { selected } from '../../domain/policy/selection.ts'
import type { Language } from '../../domain/names.ts'
import { clockRulesOf } from '../../domain/time/clocks.ts'
import { processOf } from '../../drawings/process.ts'
import { told } from '../../drawings/told.ts'
import type { Way } from '../../portal/about/page.ts'
import { isPromised } from '../../portal/promises.ts'
import { categoryNames } from '../../rules/categories.ts'
import { KIND_LABELS } from '../../portal/complain/words.ts'
import { STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { promiseOrName } from '../../words/promises.ts'
import type { Deps } from '../deps.ts'

type Rules = Pick<Deps, 'policies' | 'selection' | 'categories'>

/** How each kind of matter goes its way, by the very policy that it is handled under. */
export const waysOf = (rules: Rules, language: Language): Way[] =>
  Kind.options.flatMap((kind) => {
    const policy = rules.policies.get(selected(rules.selection, { kind }))
    return policy ? [{ ...wayOf(rules, policy, language), title: KIND_LABELS[kind][language] }] : []
  })

/** What the house promises, stage by stage; what it only sets itself as a target is nobody's. */
function wayOf({ policies, categories }: Rules, policy: Policy, language: Language): Omit<Way, 'title'> {
  const titles = clockTitlesOf(policies)
  const process = processOf(policy)
  const words = told(process, language, { ...titles, categories: categoryNames(categories) })
  const promised = new Set(
    clockRulesOf(policy)
      .filter(isPromised)
      .map(({ name }) => name),
  )
  const promises = process.clocks.flatMap(({ name, from }, index) =>
    promised.has(name)
      ? [{ from, words: promiseOrName(name, language, titles), terms: words.clocks[index]!.terms }]
      : [],
  )
  return {
    stages: words.stages.map(({ stage, name }) => ({
      name,
      promises: promises.filter(({ from }) => from === stage),
    })),
    detours: words.detours.map(({ why, to }) => `${why} → ${wordIn(STAGES, to, language)}`),
  }
}
