import { createContext, use } from 'react'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { CommandType, ComplaintShown } from '../asking/contract.ts'
import type { Value } from '../dialogs/value.ts'
import type { Suggestion } from './suggestion/use-suggestion.ts'

/** What is written at the foot of the page. */
export type Writing = 'addNote' | 'recordContact' | 'sendMessage'

/** The complaint that is open, and what everything on its page can ask for. */
export type Desk = {
  complaint: ComplaintShown
  calendar: Calendar | undefined
  /** How it is likely to be classified, where nobody has said it yet. */
  suggestion: Suggestion | undefined
  /** Whether somebody may ask for a command now. */
  may: (type: CommandType) => boolean
  /** Opens the dialog of a command. */
  ask: (type: CommandType, given?: Value) => void
  write: (writing: Writing) => void
  /** Why a clock is due when it is. */
  explain: (clock: ClockAsked) => void
}

export type ClockAsked = { name: string; cycle: number; n: number }

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('No complaint is open here.')
  return desk
}
