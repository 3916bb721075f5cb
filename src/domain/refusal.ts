/** The business says no: an expected answer, with a sentence for a person. */
export type Refusal = { code: RefusalCode; detail: string }

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

export const refuse = (code: RefusalCode, detail: string): Refusal => ({ code, detail })

export const isRefusal = (value: object): value is Refusal => 'code' in value && 'detail' in value
