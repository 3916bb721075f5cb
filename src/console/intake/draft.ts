import { useEffect, useState } from 'react'
import { newKey } from '../asking/ask.ts'
import { draftOf, dropDraft, keepDraft } from '../dialogs/drafts.ts'
import { isEmpty } from '../dialogs/value.ts'
import type { IntakeDraft } from './intake.ts'

const PLACE = 'intake'

const blank = (): IntakeDraft => ({
  key: newKey(),
  told: { kind: 'complaint', channel: 'phone', details: {} },
  commands: {},
})

const isBlank = ({ told, commands }: IntakeDraft): boolean => isEmpty(told.details) && isEmpty(commands)

export type Drafting = {
  draft: IntakeDraft
  change: (changed: Partial<IntakeDraft>) => void
  /** The next one. */
  reset: () => void
}

/** It is there again after a reload, under the same key: what was sent before is not taken in twice. */
export function useIntakeDraft(): Drafting {
  const [draft, setDraft] = useState<IntakeDraft>(() => ({ ...blank(), ...draftOf(PLACE) }))
  useEffect(() => {
    if (isBlank(draft)) dropDraft(PLACE)
    else keepDraft(PLACE, draft)
  }, [draft])
  return {
    draft,
    change: (changed) => setDraft((before) => ({ ...before, ...changed })),
    reset: () => setDraft(blank()),
  }
}
