import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import { reviewSample } from '../../register/lists/review-sample.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { listedView } from '../complaints/complaint-view.ts'
import { fromRegister } from '../from-register.ts'

export async function sampleReviews(
  deps: Deps,
  { by, actors, query }: Call<Contract['sampleReviews']>,
): Promise<Reply> {
  const { month, size, department } = query
  const asked = { month, size, zone: FIRM_ZONE, ...(department !== undefined && { department }) }
  const sample = await fromRegister(deps, ({ slow }) =>
    reviewSample(slow, { id: by.id, sight: sightOf(actors, 'sampleReviews') }, asked),
  )
  return { body: { data: sample.map(listedView) } }
}
