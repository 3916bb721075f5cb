import { useLanguage } from '../../shell/preferences.ts'
import { useNames } from '../../parts/names.tsx'
import { boundPart, generalPart } from './bound-parts.ts'
import { clockParts, ladderPart } from './clock-parts.ts'
import type { Part } from './part.ts'
import type { Policy, Teller } from './told.ts'
import { useSay } from './words.ts'

export const useTeller = (): Teller => ({ language: useLanguage(), say: useSay(), names: useNames() })

/** A policy in words, part by part. */
export const partsOf = (policy: Policy, teller: Teller): Part[] => [
  generalPart(policy, teller),
  ...clockParts(policy, teller),
  ladderPart(policy, teller),
  boundPart(policy, teller),
]
