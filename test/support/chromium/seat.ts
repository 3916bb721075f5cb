import { inject } from 'vitest'
import type { Language, Title } from '../../../src/domain/names.ts'

/** How somebody has the console before them. */
export type Seat = { language: Language; theme: 'light' | 'dark'; width: number }

declare module 'vitest' {
  export interface ProvidedContext {
    /** Given by the projects of vitest.long.config.ts. */
    seat?: Seat
  }
}

// A bench, which runs without Vitest, sits where `npm test` does.
const given = process.env['VITEST'] ? inject('seat') : undefined

/** Where the journeys of this run are made from: the other seats are those of `npm run test:long`. */
export const SEAT: Seat = given ?? { language: 'zh', theme: 'light', width: 1440 }

/** A word as it stands on the page there. */
export const said = (word: Title): string => word[SEAT.language]
