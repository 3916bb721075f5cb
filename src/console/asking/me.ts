import operations from 'virtual:operations'
import { createContext, use } from 'react'
import type { Answer } from './contract.ts'

export type Me = Answer<'getMe'>

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in; only below the frame, which shows nothing before it knows. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('Nobody is signed in here.')
  return me
}

/** Whether somebody may ask an operation or command in one of their roles, somewhere. */
export const mayAsk = (me: Me, name: string): boolean =>
  me.held.some(({ role, departments }) => {
    const { roles = [], everywhere = [] } = operations[name] ?? {}
    return roles.includes(role) && (departments === null || !everywhere.includes(role))
  })

export const useMay = (): ((name: string) => boolean) => {
  const me = useMe()
  return (name) => mayAsk(me, name)
}
