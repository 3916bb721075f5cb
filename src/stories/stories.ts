import { carFinance } from './car-finance.ts'
import { carmaker } from './carmaker.ts'
import { financialEmergency } from './financial-emergency.ts'
import { odiAgency } from './odi-agency.ts'
import { rental } from './rental.ts'
import type { Story } from './story.ts'

/** The stories of the founding documents, by the policy that each is lived under. */
export const STORIES: ReadonlyMap<string, Story> = new Map(
  [carFinance, odiAgency, rental, financialEmergency, carmaker].map((story) => [story.policy, story]),
)
