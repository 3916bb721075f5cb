import { useEffect, useState } from 'react'
import { newKey } from '../asking/ask.ts'
import { draftOf, dropDraft, keepDraft } from '../dialogs/drafts.ts'
import { isEmpty } from '../dialogs/value.ts'
import { placeOf } from './calls.ts'
import type { IntakeDraft } from './intake.ts'

const blank = (): IntakeDraft => ({
  key: newKey(),
  told: { kind: 'complaint', channel: 'phone', details: {} },
  commands: {},
})

const isBlank = ({ told, commands }: IntakeDraft): boolean => isEmpty(told.details) && isEmpty(commands)

export const draftIn = (call: string): IntakeDraft => ({ ...blank(), ...draftOf(placeOf(call)) })

export type Drafting = {
  draft: IntakeDraft
  change: (changed: Partial<IntakeDraft>) => void
  /** The next one, which is begun at its beginning. */
  reset: () => void
  /** How many there were before it. */
  round: number
}

/** It is there again after a reload, under the same key: what was sent before is not taken in twice. */
export function useIntakeDraft(call: string): Drafting {
  const [draft, setDraft] = useState(() => draftIn(call))
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (isBlank(draft)) dropDraft(placeOf(call))
    else keepDraft(placeOf(call), draft)
  }, [draft, call])
  return {
    draft,
    change: (changed) => setDraft((before) => ({ ...before, ...changed })),
    reset: () => {
      setDraft(blank())
      setRound(round + 1)
    },
    round,
  }
}
