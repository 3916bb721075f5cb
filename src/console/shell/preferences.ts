import { useSyncExternalStore } from 'react'
import type { Language } from '../../domain/names.ts'
import { speak } from '../asking/ask.ts'
import { newWatchers } from '../asking/watchers.ts'
import { readIn } from '../catalogue.ts'
import type { Snippet } from '../dialogs/snippets/snippets.ts'

/** How somebody likes the console on this machine; nothing in it is about anybody. */
export type Preferences = {
  language: Language
  theme: 'light' | 'dark' | 'auto'
  /** Single keys act as shortcuts (WCAG 2.1.4 wants them to be turned off). */
  keys: boolean
  sound: boolean
  /** The columns of the queue that are shown, in order; all of the usual ones if left out. */
  columns?: readonly string[]
  /** The order of the queue, and how many rows a page has, where its address says nothing. */
  sort?: string
  rows?: number
  /** Views of the queue that somebody has kept: a name, and the filters as they stand in its address. */
  views: readonly { name: string; search: string }[]
  /** Words that somebody writes often. */
  snippets: readonly Snippet[]
}

const PLACE = 'yinuo.preferences'

const first: Preferences = {
  language: navigator.language.startsWith('zh') ? 'zh' : 'en',
  theme: 'auto',
  keys: true,
  sound: false,
  views: [],
  snippets: [],
}

let current = read()
const { watch, tell } = newWatchers()
speak(current.language)

function read(): Preferences {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Preferences>) }
  } catch {
    return first
  }
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  speak(current.language)
  try {
    localStorage.setItem(PLACE, JSON.stringify(current))
  } catch {
    // Where nothing may be kept they hold for this visit.
  }
  tell()
}

export const usePreferences = (): Preferences => useSyncExternalStore(watch, () => current)

export const useLanguage = (): Language => usePreferences().language
readIn(useLanguage)
