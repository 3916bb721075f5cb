import { useEffect, useRef, useState } from 'react'
import { askNamed, newKey } from '../asking/ask.ts'
import type { Answer } from '../asking/contract.ts'
import { Failure, isRefusal, isSignedOut } from '../asking/failure.ts'
import { queries } from '../asking/use-ask.ts'
import type { Drafting } from './draft.ts'
import { bodyOf } from './intake.ts'

export type TakenIn = Pick<Answer<'createComplaint'>, 'id' | 'number' | 'lookupSecret'>
export type Taking = {
  taken: TakenIn | undefined
  failure: Failure | undefined
  isSending: boolean
  submit: () => Promise<void>
}

/**
 * Sends it, under one key however often, until it is refused. Of a slip that was on show at a reload the same request
 * tells again, as long as the secret is told.
 */
export function useTakingIn({ draft, change }: Drafting): Taking {
  const [taken, setTaken] = useState<TakenIn>()
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const isUnderWay = useRef(false)
  const submit = async () => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setSending(true)
    setFailure(undefined)
    try {
      const { answer } = await askNamed('createComplaint', {}, bodyOf(draft), draft.key)
      setTaken(answer as TakenIn)
      change({ isSent: true })
      void queries.invalidateQueries({ queryKey: ['countComplaints'] })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (isRefusal(error) && !isSignedOut(error)) change({ key: newKey() })
      if (!isSignedOut(error)) setFailure(error)
    } finally {
      isUnderWay.current = false
      setSending(false)
    }
  }
  useEffect(() => {
    if (draft.isSent && !taken) void submit()
    // Once, for what was on show before a reload.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return { taken, failure, isSending, submit }
}
