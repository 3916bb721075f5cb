import { Navigate } from '@tanstack/react-router'
import { useMay } from '../asking/me.ts'
import { pagesFor } from '../pages.ts'
import { NoSuchPage } from './no-such-page.tsx'

/** Where somebody begins: the first page that they have something to do on. */
export function FirstPage() {
  const may = useMay()
  const [first] = pagesFor(may)
  return first ? <Navigate to={first.path} replace /> : <NoSuchPage />
}
