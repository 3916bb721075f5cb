import {
  IconArchive,
  IconBuilding,
  IconBellRinging,
  IconCalendar,
  IconEye,
  IconHistory,
  IconKey,
  IconPhoneCall,
  IconRoute,
  IconRulerMeasure,
  IconStack2,
  IconTags,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { lazy } from 'react'
import { Sections, type Section } from '../parts/sections.tsx'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay, type AdministrationWord } from './words.ts'

const BASE = '/administration'

type Listed = Omit<Section, 'label' | 'path'> & { path: AdministrationWord }
const page = (load: () => Promise<{ Page: Section['Page'] }>) =>
  lazy(async () => ({ default: (await load()).Page }))

/** In the order of the list at the left; each is called as its address. */
const SECTIONS: readonly Listed[] = [
  {
    path: 'policies',
    icon: IconRulerMeasure,
    may: 'listPolicies',
    Page: page(() => import('./policies/policies-page.tsx')),
  },
  {
    path: 'categories',
    icon: IconTags,
    may: 'listCategories',
    Page: page(() => import('./records/categories-page.tsx')),
  },
  {
    path: 'calendars',
    icon: IconCalendar,
    may: 'listCalendars',
    Page: page(() => import('./calendars/calendars-page.tsx')),
  },
  {
    path: 'people',
    icon: IconUsers,
    may: 'listPeople',
    Page: page(() => import('./directory/people-page.tsx')),
  },
  {
    path: 'departments',
    icon: IconBuilding,
    may: 'listDepartments',
    Page: page(() => import('./directory/departments-page.tsx')),
  },
  {
    path: 'watches',
    icon: IconPhoneCall,
    may: 'listOnCall',
    Page: page(() => import('./directory/watches-page.tsx')),
  },
  {
    path: 'routing',
    icon: IconRoute,
    may: 'listRoutingRules',
    Page: page(() => import('./directory/routing-page.tsx')),
  },
  {
    path: 'recipients',
    icon: IconBellRinging,
    may: 'listRecipients',
    Page: page(() => import('./directory/recipients-page.tsx')),
  },
  {
    path: 'endpoints',
    icon: IconWebhook,
    may: 'listEndpoints',
    Page: page(() => import('./systems/endpoints-page.tsx')),
  },
  {
    path: 'keys',
    icon: IconKey,
    may: 'listApiKeys',
    Page: page(() => import('./systems/keys-page.tsx')),
  },
  {
    path: 'bulk',
    icon: IconStack2,
    may: 'listBulkOrders',
    Page: page(() => import('../bulk/bulk-page.tsx')),
  },
  {
    path: 'changes',
    icon: IconHistory,
    may: 'listDirectoryChanges',
    Page: page(() => import('./records/changes-page.tsx')),
  },
  {
    path: 'accesses',
    icon: IconEye,
    may: 'listAccesses',
    Page: page(() => import('./records/accesses-page.tsx')),
  },
  {
    path: 'retention',
    icon: IconArchive,
    may: 'getRetention',
    Page: page(() => import('./records/retention-page.tsx')),
  },
]

/** What the firm decides, who works here, and who else is let in. */
export function Page() {
  const [say, sayOfAll] = [useSay(), useSayOfAll()]
  const sections = SECTIONS.map((one) => ({ ...one, label: say(one.path) }))
  return <Sections label={sayOfAll('administration')} base={BASE} sections={sections} />
}
