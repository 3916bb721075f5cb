import { NavLink } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useMay } from '../asking/me.ts'
import { pagesFor } from '../pages.ts'
import { useSay } from '../words.ts'

/** The pages that somebody has something to do on. */
export function Menu({ onChoice }: { onChoice: () => void }) {
  const [say, may, { pathname }] = [useSay(), useMay(), useLocation()]
  return pagesFor(may).map(({ path, word, icon: Icon, badge: Beside }) => (
    <NavLink
      key={path}
      component={Link}
      to={path}
      label={say(word)}
      leftSection={<Icon size={18} aria-hidden />}
      rightSection={
        Beside && (
          <Suspense>
            <Beside />
          </Suspense>
        )
      }
      active={pathname === path || pathname.startsWith(`${path}/`)}
      aria-current={pathname === path ? 'page' : undefined}
      onClick={onChoice}
    />
  ))
}
