import type { Answer } from '../../asking/contract.ts'

export type Calendar = Answer<'listCalendars'>['data'][number]
