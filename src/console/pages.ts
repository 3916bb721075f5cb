import {
  IconActivity,
  IconAffiliate,
  IconAlertTriangle,
  IconChartBar,
  IconChecklist,
  IconBell,
  IconInbox,
  IconPhonePlus,
  IconReport,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { lazy, type ComponentType } from 'react'
import type { Word } from './words.ts'

/** A place in the console: where it is, what it is called, who finds it in the menu, and its code, loaded when it is first opened. */
export type Page = {
  path: string
  word: Word
  icon: typeof IconInbox
  /** The operations that it shows: whoever may ask none of them does not find the page in the menu. */
  may: readonly string[]
  /** Behind `g`, for whoever works by keys. */
  key?: string
  /** Its own addresses lie below it too, as /administration/people. */
  load: () => Promise<{ Page: ComponentType }>
  /** What stands beside its name in the menu, as how many wait. */
  badge?: ComponentType
}

/** In the order of the menu. */
export const PAGES: readonly Page[] = [
  {
    path: '/queue',
    word: 'queue',
    icon: IconInbox,
    may: ['listComplaints'],
    key: 'q',
    load: () => import('./queue/queue-page.tsx'),
  },
  {
    path: '/intake',
    word: 'intake',
    icon: IconPhonePlus,
    may: ['createComplaint'],
    key: 'n',
    load: () => import('./intake/intake-page.tsx'),
  },
  {
    path: '/escalations',
    word: 'escalations',
    icon: IconAlertTriangle,
    may: ['listEscalations'],
    key: 'e',
    load: () => import('./escalations/escalations-page.tsx'),
    badge: lazy(async () => ({
      default: (await import('./escalations/escalations-badge.tsx')).EscalationsBadge,
    })),
  },
  {
    path: '/team',
    word: 'team',
    icon: IconUsers,
    may: ['getTeamLoad'],
    key: 't',
    load: () => import('./team/team-page.tsx'),
  },
  {
    path: '/inbox',
    word: 'inbox',
    icon: IconBell,
    may: ['listInbox'],
    key: 'i',
    load: () => import('./inbox/inbox-page.tsx'),
    badge: lazy(async () => ({ default: (await import('./inbox/inbox-badge.tsx')).InboxBadge })),
  },
  {
    path: '/figures',
    word: 'figures',
    icon: IconChartBar,
    may: ['getFigures'],
    key: 'f',
    load: () => import('./figures/figures-page.tsx'),
  },
  {
    path: '/reports',
    word: 'reports',
    icon: IconReport,
    may: ['listReports'],
    key: 'r',
    load: () => import('./reports/reports-page.tsx'),
  },
  {
    path: '/actions',
    word: 'actions',
    icon: IconChecklist,
    may: ['listActions'],
    key: 'a',
    load: () => import('./actions/actions-page.tsx'),
  },
  {
    path: '/incidents',
    word: 'incidents',
    icon: IconAffiliate,
    may: ['listIncidents'],
    key: 'd',
    load: () => import('./incidents/incidents-page.tsx'),
  },
  {
    path: '/administration',
    word: 'administration',
    icon: IconSettings,
    may: ['listDirectoryChanges', 'getRetention'],
    load: () => import('./administration/administration-page.tsx'),
  },
  {
    path: '/operations',
    word: 'operations',
    icon: IconActivity,
    may: ['listFindings'],
    load: () => import('./operations/operations-page.tsx'),
  },
]

/** The pages that somebody has something to do on, by what they may ask. */
export const pagesFor = (may: (operation: string) => boolean): readonly Page[] =>
  PAGES.filter((page) => page.may.some(may))
