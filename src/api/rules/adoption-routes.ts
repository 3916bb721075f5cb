import { z } from 'zod'
import { Name } from '../../domain/intake.ts'
import { Kind } from '../../domain/policy/policy.ts'
import { words } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import {
  callingOff,
  Count,
  ids,
  lookingAt,
  OrderBegun,
  OrderItem,
  OrderView,
  saysWhich,
  Version,
} from '../supervision/order-schemas.ts'

export const offered = {
  policy: Name.optional().meta({ description: 'Those that run under this policy now.' }),
  kind: Kind.optional(),
  department: Name.optional(),
  ids,
}
const Offered = z
  .strictObject(offered)
  .refine(saysWhich, { error: 'Say which: by policy, kind, department or ids.' })
  .meta({
    id: 'Offered',
    description: 'Open complaints under another policy or version; all of it must fit.',
  })

const Followed = {
  dues: Count.meta({ description: 'Dues that move.' }),
  begun: Count.meta({ description: 'Clocks that begin.' }),
  ended: Count.meta({ description: 'Clocks that end, for the policy does not know them.' }),
  breaches: Count.meta({ description: 'Lapses on record at once.' }),
}
export const AnyAdoption = OrderView.extend({
  dryRun: z.boolean(),
  ...Followed,
  items: z.array(OrderItem.extend(z.strictObject(Followed).partial().shape)),
})
export const AdoptionView = AnyAdoption.extend({ policy: Version }).meta({ id: 'Adoption' })

/** A policy for many complaints at once (F33). */
export const adoptionRoutes = {
  beginAdoption: {
    method: 'post',
    path: '/v1/policy-adoptions',
    summary: 'Have many complaints adopt a policy',
    description:
      'Accepted, and carried out in the background, about twenty complaints a second; each of them may refuse. With ' +
      'dryRun nobody is asked: it is found, by the register, what would follow. Location leads to how it stands.',
    tag: 'Rules',
    body: z
      .strictObject({
        policyId: Name,
        selection: Offered,
        reason: words(2_000),
        dryRun: z.boolean().optional(),
      })
      .meta({ id: 'NewAdoption' }),
    example: {
      policyId: 'default',
      selection: { policy: 'rental' },
      reason: '改按基本承诺处理。',
      dryRun: true,
    },
    status: 202,
    answer: OrderBegun,
    keyed: 'create',
    may: 'adoptPolicies',
  },
  getAdoption: {
    ...lookingAt,
    path: '/v1/policy-adoptions/{id}',
    summary: 'How an adoption stands, complaint by complaint',
    description:
      'unknown: there is no such complaint, or it has not answered. What was cancelled leaves its rest pending. What ' +
      'follows for the clocks is found by the register, before the complaint is asked. Who did not order it is told of ' +
      'those complaints that they may read.',
    tag: 'Rules',
    answer: AdoptionView,
    may: 'readAdoptions',
  },
  cancelAdoption: {
    ...callingOff,
    path: '/v1/policy-adoptions/{id}/cancel',
    summary: 'Call an adoption off',
    description: 'What was adopted stays so; the rest is left alone within seconds.',
    tag: 'Rules',
    may: 'adoptPolicies',
  },
} as const satisfies Record<string, Route>
