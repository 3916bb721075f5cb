import type { Complaint } from '../../domain/complaint.ts'
import { utc } from '../../domain/instant.ts'
import { languageOf, textOf, type Asked, type Model } from '../../reading/model.ts'
import { shareOf } from '../../figures/figure.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { countTaken, latestReading, type KeptReading } from '../../register/readings/readings.ts'
import { categoriesAt } from '../../rules/categories.ts'
import { findComplaint } from '../complaints/find.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import type { Call, Reply } from '../route.ts'

export async function getSuggestion(deps: Deps, call: Call<Contract['getSuggestion']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, call.params.id)
  const text = textOf(complaint.details)
  const language = languageOf(text)
  const learned = await fromRegister(deps, ({ pool }) => deps.learned.latest(pool))
  const certainty = deps.suggestionCertainty
  return {
    body: {
      ...(language && { language }),
      ...(learned && { learned: viewOf(learned) }),
      fields: learned?.suggest(text, { certainty, among: chosen(deps, complaint) }) ?? {},
    },
  }
}

export async function getFirstReading(deps: Deps, call: Call<Contract['getFirstReading']>): Promise<Reply> {
  const { from, to } = call.query
  const sight = sightOf(call.actors, 'readFigures')
  const [kept, counted] = await fromRegister(deps, ({ slow }) =>
    Promise.all([latestReading<Model>(slow), countTaken(slow, { from, to, sight })]),
  )
  return {
    body: {
      ...(kept && { learned: { ...viewOf(kept), fields: measuredIn(kept) } }),
      ...counted,
      takenShare: shareOf(counted.taken, counted.suggested),
    },
  }
}

const viewOf = ({ version, trainedAt, complaints }: Omit<KeptReading, 'measured' | 'classifiers'>) => ({
  ...{ version, complaints },
  trainedAt: utc(trainedAt),
})

const measuredIn = ({ measured, classifiers }: Model) =>
  Object.fromEntries(
    Object.entries(measured).map(([field, one]) => [field, { ...one, suggested: field in classifiers }]),
  )

/** Of categories those of the policy's list; any other code is one that somebody has chosen before. */
function chosen({ categories: lists }: Deps, { policy }: Complaint): Asked['among'] {
  const list = lists.get(policy.categories ?? '')
  const present = list && new Set(categoriesAt(list, Date.now()).categories.map(({ id }) => id))
  return (field, code) => field !== 'category' || !present || present.has(code)
}
