import { AppShell, Box, Burger, Container, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { followNews } from '../asking/news.ts'
import { MeContext, useMay, type Me } from '../asking/me.ts'
import { SIGNED_OUT } from '../asking/ask.ts'
import { claimDrafts } from '../dialogs/drafts.ts'
import { isSignedOut } from '../asking/failure.ts'
import { useAsk } from '../asking/use-ask.ts'
import { NamesOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { useSay } from '../words.ts'
import { Brand } from './brand.tsx'
import { Menu } from './menu.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { PaletteButton } from './palette-button.tsx'
import { toSignIn } from './sign-in.ts'
import { useKeys } from './keys/use-keys.ts'

// What is not seen at first comes a moment later.
const OwnMenu = lazy(async () => ({ default: (await import('./own-menu.tsx')).OwnMenu }))
const SignedOut = lazy(async () => ({ default: (await import('./signed-out.tsx')).SignedOut }))
const Messages = lazy(async () => ({ default: (await import('./messages.tsx')).Messages }))

/** What stands around every page. */
export function Frame() {
  const me = useAsk('getMe', {}, { freshMs: 60_000, everyMs: 300_000 })
  const isGone = isSignedOut(me.error)
  const isNobody = me.data === undefined && isGone
  useEffect(() => {
    if (isNobody) toSignIn()
  }, [isNobody])
  useSignedOut(() => void (isGone || me.refetch()))
  if (isNobody) return null
  return <Loaded of={me}>{(known) => <Known key={known.id} me={known} isGone={isGone} />}</Loaded>
}

function Known({ me, isGone }: { me: Me; isGone: boolean }) {
  // Before anything below reads what somebody else has typed here.
  useState(() => claimDrafts(me.id))
  return (
    <MeContext value={me}>
      <NamesOf>
        <Inside />
        <Suspense>
          <Messages />
          {isGone && <SignedOut of={me} />}
        </Suspense>
      </NamesOf>
    </MeContext>
  )
}

/** Hears of it when any answer says that nobody is signed in any more. */
function useSignedOut(heard: () => void): void {
  useEffect(() => {
    addEventListener(SIGNED_OUT, heard)
    return () => removeEventListener(SIGNED_OUT, heard)
  })
}

/** Whoever works on no complaints hears of none. */
function useFollowing(): void {
  const mayFollow = useMay()('openStream')
  useEffect(() => (mayFollow ? followNews() : undefined), [mayFollow])
}

/** Who has gone to another page goes on in its content, unless something there has the focus already. */
function useFocusInside(): void {
  const shown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const before = useRef<string>(undefined)
  useEffect(() => {
    const hasGone = before.current !== undefined && before.current !== shown
    before.current = shown
    if (hasGone && document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true })
  }, [shown])
}

function Inside() {
  const say = useSay()
  const [isOpen, { toggle, close }] = useDisclosure()
  useFollowing()
  const help = useKeys()
  useFocusInside()
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
          <Suspense fallback={<Box w={110} />}>
            <OwnMenu />
          </Suspense>
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
      {help}
    </AppShell>
  )
}
