import type { Names } from '../../domain/names.ts'
import { causeTitles } from '../../rules/root-causes.ts'
import { readNames } from '../../register/complaint/names.ts'
import { categoryNames } from '../../rules/categories.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'

/** What ids are called by now, for what a person reads. */
export async function namesFor(deps: Deps): Promise<Names> {
  const { categories, causes, policies } = deps
  return {
    ...(await fromRegister(deps, ({ pool }) => readNames(pool))),
    ...{ categories: categoryNames(categories), rootCauses: causeTitles(causes) },
    ...clockTitlesOf(policies),
  }
}
