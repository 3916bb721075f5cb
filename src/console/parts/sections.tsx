import { Box, Flex, NativeSelect, NavLink, Stack, Title } from '@mantine/core'
import type { IconInbox } from '@tabler/icons-react'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, type ComponentType } from 'react'
import { useMay } from '../asking/me.ts'
import { NoSuchPage } from '../shell/no-such-page.tsx'
import { Outline } from './states.tsx'

/** One of several pages that belong together: its code is loaded when it is first opened. */
export type Section = {
  path: string
  label: string
  icon: typeof IconInbox
  /** The operation that it shows: others do not find it. */
  may: string
  Page: ComponentType
}

type Shown = { label: string; base: string; sections: readonly Section[] }

/** Pages that belong together, with a list of them at the left; above, where there is no room for it. */
export function Sections({ label, base, sections }: Shown) {
  const may = useMay()
  const mine = sections.filter((one) => may(one.may))
  const [at = mine[0]?.path] = useRest(base)
  const shown = mine.find(({ path }) => path === at)
  return (
    <Flex direction={{ base: 'column', lg: 'row' }} gap="md">
      <List {...{ label, base, sections: mine, at }} />
      <Box flex={1} miw={0}>
        {shown ? (
          <Stack gap="sm">
            <Title order={1} size="h3">
              {shown.label}
            </Title>
            <Suspense key={shown.path} fallback={<Outline lines={8} />}>
              <shown.Page />
            </Suspense>
          </Stack>
        ) : (
          <NoSuchPage />
        )}
      </Box>
    </Flex>
  )
}

function List({ label, base, sections, at = '' }: Shown & { at?: string | undefined }) {
  const navigate = useNavigate()
  const addressOf = (path: string) => `${base}/${path}`
  return (
    <>
      <Box component="nav" aria-label={label} w={180} visibleFrom="lg" style={{ flexShrink: 0 }}>
        {sections.map(({ path, label: name, icon: Icon }) => (
          <NavLink
            key={path}
            component={Link}
            to={addressOf(path)}
            label={name}
            leftSection={<Icon size={16} aria-hidden />}
            active={path === at}
            aria-current={path === at ? 'page' : undefined}
          />
        ))}
      </Box>
      <NativeSelect
        hiddenFrom="lg"
        aria-label={label}
        value={at}
        data={sections.map(({ path, label: name }) => ({ value: path, label: name }))}
        onChange={({ currentTarget }) => void navigate({ to: addressOf(currentTarget.value) })}
      />
    </>
  )
}

/** What stands in the address below a place, part by part. */
export function useRest(base: string): string[] {
  const { pathname } = useLocation()
  return pathname.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent)
}
