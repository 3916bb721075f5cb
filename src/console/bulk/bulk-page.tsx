import { useRest } from '../parts/sections.tsx'
import { NoSuchPage } from '../shell/no-such-page.tsx'
import { OPERATIONS, type OrderKind } from './kinds.ts'
import { OrderList } from './order-list.tsx'
import { OrderView } from './order-view.tsx'

const isKind = (kind: string): kind is OrderKind => Object.hasOwn(OPERATIONS, kind)

/** The orders over many complaints: all of them, or one. */
export function Page() {
  const [kind, id] = useRest('/administration/bulk')
  if (kind === undefined) return <OrderList />
  return isKind(kind) && id !== undefined ? <OrderView key={id} kind={kind} id={id} /> : <NoSuchPage />
}
