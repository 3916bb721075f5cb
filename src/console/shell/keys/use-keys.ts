import { useNavigate } from '@tanstack/react-router'
import { createElement, lazy, Suspense, useState, type ReactNode } from 'react'
import { useMay } from '../../asking/me.ts'
import { pagesFor } from '../../pages.ts'
import { openPalette } from '../palette-button.tsx'
import { beginPair, usePageKeys } from './use-page-keys.ts'

const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }))

/** The keys that hold on every page; returns what they show. */
export function useKeys(): ReactNode {
  const [navigate, may] = [useNavigate(), useMay()]
  const [isShown, setShown] = useState(false)
  const going = pagesFor(may)
    .filter(({ key }) => key !== undefined)
    .map(({ key, path }) => [`g ${key}`, () => void navigate({ to: path })] as const)
  usePageKeys({
    ...Object.fromEntries(going),
    g: beginPair,
    'Shift+?': () => setShown(true),
    '/': openPalette,
  })
  return isShown && createElement(Suspense, null, createElement(KeysHelp, { close: () => setShown(false) }))
}
