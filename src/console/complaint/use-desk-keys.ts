import { useRouter } from '@tanstack/react-router'
import { usePageKeys } from '../shell/keys/use-page-keys.ts'
import { usualSteps } from './steps/steps.ts'
import type { Desk } from './desk.tsx'
import { useTake } from './suggestion/use-take.ts'
import { useAssignMe } from './use-assign-me.ts'

/** Single keys of a complaint that is open. */
export function useDeskKeys(desk: Desk): void {
  const { complaint, may, ask, write } = desk
  const router = useRouter()
  const [next] = usualSteps(complaint)
  usePageKeys({
    a: useAssignMe(desk),
    y: useTake(desk),
    n: may('addNote') ? () => write('addNote') : undefined,
    c: may('recordContact') ? () => write('recordContact') : undefined,
    m: may('sendMessage') ? () => write('sendMessage') : undefined,
    e: may('escalate') ? () => ask('escalate') : undefined,
    s: next && (() => ask(next)),
    Escape: () => router.history.back(),
  })
}
