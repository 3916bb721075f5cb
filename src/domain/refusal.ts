/** The business says no: an expected answer, with a sentence for a person. */
export type Refusal = {
  code: RefusalCode
  detail: string
  /** What of the command is wrong, where one thing is: `person`, `items.0.money`. */
  field?: string
  /** Which of several commands it is of, the first is 0: said together with the field. */
  command?: number
}

export type RefusalCode =
  | 'notInThisStage'
  | 'notAllowed'
  | 'conflictOfInterest'
  | 'alreadyDone'
  | 'nothingToAnswer'
  | 'missing'
  | 'contradiction'
  | 'boundReached'
  | 'notThisInstant'
  | 'unknown'
  | 'taskOpen'
  /** Two merges have met; it may be asked for again. */
  | 'mergingNow'
  | 'tooMuchWork'
  | 'importing'
  | 'livedHere'
  | 'otherPast'

export const refuse = (code: RefusalCode, detail: string, field?: string): Refusal => ({
  code,
  detail,
  ...(field !== undefined && { field }),
})

export const isRefusal = (value: object): value is Refusal => 'code' in value && 'detail' in value
