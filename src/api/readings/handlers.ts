import { utc } from '../../domain/instant.ts'
import { languageOf } from '../../reading/language.ts'
import { textOf, type Model } from '../../reading/model.ts'
import { shareOf } from '../../figures/figure.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { countTaken, latestFigures, type ReadingFigures } from '../../register/readings/readings.ts'
import { findComplaint } from '../complaints/find.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { refuseNoPeriod } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { suggestionFor } from './suggestion.ts'

export async function getSuggestion(deps: Deps, call: Call<Contract['getSuggestion']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, call.params.id)
  const language = languageOf(textOf(complaint.details))
  const learned = await fromRegister(deps, ({ pool }) => deps.learned.latest(pool))
  return {
    body: {
      ...(language && { language }),
      ...(learned && { learned: viewOf(learned) }),
      fields: learned ? await suggestionFor(deps, learned, complaint) : {},
    },
  }
}

export async function getFirstReading(deps: Deps, call: Call<Contract['getFirstReading']>): Promise<Reply> {
  const { from, to } = call.query
  refuseNoPeriod({ from, to })
  const sight = sightOf(call.actors, 'readFigures')
  const [kept, counted] = await fromRegister(deps, ({ slow }) =>
    Promise.all([latestFigures<Model>(slow), countTaken(slow, { from, to, sight })]),
  )
  return {
    body: {
      ...(kept && { learned: { ...viewOf(kept), fields: measuredIn(kept) } }),
      ...counted,
      takenShare: shareOf(counted.taken, counted.suggested),
    },
  }
}

const viewOf = ({
  version,
  trainedAt,
  complaints,
}: Pick<ReadingFigures, 'version' | 'trainedAt' | 'complaints'>) => ({
  ...{ version, complaints },
  trainedAt: utc(trainedAt),
})

const measuredIn = ({ measured, fields }: ReadingFigures<Model>) =>
  Object.fromEntries(
    Object.entries(measured).map(([field, one]) => [field, { ...one, suggested: fields.includes(field) }]),
  )
