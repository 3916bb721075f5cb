import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ListFilter } from './list-filter.ts'

const AnchorLink = createLink(Anchor<'a'>)

type Shown = AnchorProps & { filter: ListFilter | undefined; title?: string; children: ReactNode }

/** What leads to the complaints behind it, where there is a list of them. */
export function ToList({ filter, children, ...look }: Shown) {
  if (!filter) return children
  return (
    <AnchorLink to="/queue" search={filter} {...look}>
      {children}
    </AnchorLink>
  )
}
