import { Card, Group, Stack, Tabs, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../asking/me.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { AdoptForMany } from '../../bulk/ordering/adopt-for-many.tsx'
import { useRest } from '../../parts/sections.tsx'
import { Loaded } from '../../parts/states.tsx'
import { WayBack } from '../../parts/way-back.tsx'
import { Facts } from '../../parts/facts.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Comparing } from './comparing.tsx'
import { Drawn } from './drawn.tsx'
import { History } from './history.tsx'
import { Lapsing } from './lapsing.tsx'
import { partsOf, useTeller } from './policy-parts.ts'
import type { Policy } from './told.ts'
import { Trying } from './trying.tsx'
import { useSay } from './words.ts'

const BASE = '/administration/policies'
const TABS = ['read', 'drawn', 'compare', 'try', 'lapses', 'history'] as const
type Tab = (typeof TABS)[number]

/** One policy: in words, drawn, beside another, tried, held against the past, and where it comes from. */
export function PolicyView({ id }: { id: string }) {
  const [say, policy] = [useSay(), useAsk('getPolicy', { params: { id } })]
  return (
    <Stack gap="sm">
      <WayBack to={BASE} label={say('back')} />
      <Loaded of={policy}>{(known) => <Shown policy={known} />}</Loaded>
    </Stack>
  )
}

function Shown({ policy }: { policy: Policy }) {
  const [say, navigate, [, at]] = [useSay(), useNavigate(), useRest(BASE)]
  const may = useMay()
  const tabs = TABS.filter((one) => one !== 'lapses' || may('getLapsesUnder'))
  const tab = tabs.find((one) => one === at) ?? 'read'
  const pages: Readonly<Record<Tab, ReactNode>> = {
    read: <Read policy={policy} />,
    drawn: <Drawn policy={policy} />,
    compare: <Comparing policy={policy} />,
    try: <Trying policy={policy} />,
    lapses: <Lapsing policy={policy} />,
    history: <History policy={policy} />,
  }
  return (
    <>
      <Head policy={policy} />
      <Tabs
        value={tab}
        onChange={(chosen) => void navigate({ to: `${BASE}/${policy.id}/${chosen ?? 'read'}` })}
        keepMounted={false}
      >
        <Tabs.List mb="sm">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {pages[one]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}

/** What it is called, and the step by which running complaints come under it. */
function Head({ policy: { id, about } }: { policy: Policy }) {
  const language = useLanguage()
  const title = about?.title[language] ?? id
  return (
    <Group justify="space-between">
      <Title order={2} size="h4">
        {title}
      </Title>
      <AdoptForMany
        kind="adoptPolicy"
        operation="beginAdoption"
        name={title}
        settled={{ policyId: id }}
        given={{ selection: { policy: id } }}
      />
    </Group>
  )
}

const COLUMNS = {
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
} as const

function Read({ policy }: { policy: Policy }) {
  const parts = partsOf(policy, useTeller())
  return (
    <div style={COLUMNS}>
      {parts.map(({ key, title, rows }) => (
        <Card key={key} withBorder padding="sm">
          <Title order={3} size="h5" mb={6}>
            {title}
          </Title>
          <Facts of={rows.map(({ term, text }) => [term, text])} />
        </Card>
      ))}
    </div>
  )
}
