import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/command.ts'
import { pickForAdoption, policyAdoptions } from '../../src/register/supervision/adoptions.ts'
import { pickComplaints } from '../../src/register/supervision/pick-complaints.ts'
import { pendingItems } from '../../src/register/supervision/reassignments.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
  for (const department of ['service', 'workshop', 'legal']) {
    const complaint = { number: department, owner: { department } }
    await house.register.commit(
      commitOf({ id: `cmp_${department}`, entries: entries(1, 1), complaint }),
      'run',
    )
  }
})
afterAll(() => house?.close())

const own: Actor = { id: 'zhao', role: 'manager', departments: ['service'] }
/** As they stand in for another department's manager. */
const forSun: Actor = { id: 'zhao', role: 'manager', departments: ['workshop'], for: 'sun' }
const ids = ['cmp_service', 'cmp_workshop', 'cmp_legal']
const order = { selection: { ids }, reason: 'Much to do', by: own, digest: '' }

// R104
test('an order over many asks each complaint in the role in which its orderer reaches it', async () => {
  const target = { department: 'intake' }
  await pickComplaints(house.pool, { ...order, id: 'both', target, others: [forSun] })
  const given = await pendingItems(house.pool, 'both', 10)
  const acting = Object.fromEntries(given.map((item) => [item.complaintId, item.acting]))
  expect(acting).toEqual({ cmp_service: own, cmp_workshop: forSun })

  await pickComplaints(house.pool, { ...order, id: 'own', target })
  expect(await pendingItems(house.pool, 'own', 10)).toMatchObject([
    { complaintId: 'cmp_service', acting: own },
  ])
})

test('so does an order that many adopt a policy', async () => {
  const policy = pinned(loadPolicies('policies').get('rental')!)
  await pickForAdoption(house.pool, { ...order, id: 'both', policy, others: [forSun] })
  const offered = await policyAdoptions.nextPending(house.pool, 'both', 10)
  const acting = Object.fromEntries(offered.map((item) => [item.complaintId, item.acting]))
  expect(acting).toEqual({ cmp_service: own, cmp_workshop: forSun })
  const { rows } = await house.pool.query(
    `select complaint_id from policy_adoption_item where policy_adoption_id = 'both' and state = 'unknown'`,
  )
  expect(rows).toEqual([{ complaint_id: 'cmp_legal' }])
})
