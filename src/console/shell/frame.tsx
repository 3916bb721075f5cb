import { AppShell, Burger, Container, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { followNews } from '../asking/news.ts'
import { MeContext } from '../asking/me.ts'
import { isSignedOut } from '../asking/failure.ts'
import { useAsk } from '../asking/use-ask.ts'
import { NamesOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { useSay } from '../words.ts'
import { Brand } from './brand.tsx'
import { Menu } from './menu.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { OwnMenu } from './own-menu.tsx'
import { Palette, PaletteButton } from './palette.tsx'
import { SignedOut, toSignIn } from './signed-out.tsx'
import { useKeys } from './use-keys.ts'

/** What stands around every page. */
export function Frame() {
  const me = useAsk('getMe', {}, { freshMs: 60_000, everyMs: 300_000 })
  const isNobody = me.data === undefined && isSignedOut(me.error)
  useEffect(() => {
    if (isNobody) toSignIn()
  }, [isNobody])
  if (isNobody) return null
  return (
    <Loaded of={me}>
      {(known) => (
        <MeContext value={known}>
          <NamesOf>
            <Inside />
            {isSignedOut(me.error) && <SignedOut of={known} />}
          </NamesOf>
        </MeContext>
      )}
    </Loaded>
  )
}

function Inside() {
  const say = useSay()
  const [isOpen, { toggle, close }] = useDisclosure()
  useEffect(followNews, [])
  const help = useKeys()
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="sm"
    >
      <a href="#content" className="skip">
        {say('toContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say('menu')} />
            <Brand />
          </Group>
          <PaletteButton />
          <OwnMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('menu')}>
        <Menu onChoice={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <OfflineBar />
        <Container fluid p={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
      <Palette />
      {help}
    </AppShell>
  )
}
