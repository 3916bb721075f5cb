import { useState } from 'react'
import { ask } from '../../asking/ask.ts'
import type { Answer, Asked } from '../../asking/contract.ts'
import { Failure } from '../../asking/failure.ts'
import { queries } from '../../asking/use-ask.ts'

type Body = NonNullable<Asked<'loadCalendarYear'>['body']>
export type Outcome = Answer<'loadCalendarYear'>
/** As it is typed, the year as its text. */
export type Typed = { text: string; reason: string; replace: boolean }

const NOTHING: Typed = { text: '', reason: '', replace: false }

/** The year in a text; none where it is no JSON. */
function publishedIn(text: string): Body['published'] | undefined {
  try {
    return JSON.parse(text) as Body['published']
  } catch {
    return undefined
  }
}

type Told = { outcome?: Outcome; failure?: Failure }

/** Tries a year, then loads the very same: what is typed anew is tried anew. */
export function useLoading(id: string) {
  const [typed, setTyped] = useState(NOTHING)
  const [told, setTold] = useState<Told>({})
  const [isSending, setSending] = useState(false)
  const { text, ...said } = typed
  const published = publishedIn(text)
  const send = async (dryRun: boolean) => {
    if (!published) return
    setSending(true)
    try {
      const body = { published, ...said, dryRun }
      setTold({ outcome: await ask('loadCalendarYear', { params: { id }, body }) })
      if (dryRun) return
      setTyped(NOTHING)
      await queries.invalidateQueries()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setTold({ failure: error })
    } finally {
      setSending(false)
    }
  }
  const type = (part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...part }))
    setTold({})
  }
  return { typed, type, isJson: text === '' || published !== undefined, ...told, isSending, send }
}
