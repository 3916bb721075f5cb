import { Stack } from '@mantine/core'
import { useMay } from '../../asking/me.ts'
import { CustomerPanel } from '../customer/customer-panel.tsx'
import { OthersPanel } from '../customer/others-panel.tsx'
import { SimilarPanel } from '../customer/similar-panel.tsx'
import { NoticesPanel } from '../notices/notices-panel.tsx'
import { EscalationsPanel } from './escalations-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { MatterPanel } from './matter-panel.tsx'
import { OrdersPanel } from './orders-panel.tsx'
import { ProposalsPanel } from './proposals-panel.tsx'
import { ReferralsPanel } from './referrals-panel.tsx'
import { ResponsibilityPanel } from './responsibility-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'

/** Everything else that is known of a complaint; what there is nothing of takes no room. */
export function Panels() {
  const may = useMay()
  return (
    <Stack gap="sm">
      <ProposalsPanel />
      <CustomerPanel />
      <MatterPanel />
      <TasksPanel />
      <EscalationsPanel />
      <OrdersPanel />
      <ResponsibilityPanel />
      <ReferralsPanel />
      <EvidencePanel />
      {may('getCaller') && <OthersPanel />}
      {may('listSimilar') && <SimilarPanel />}
      {may('listNotices') && <NoticesPanel />}
    </Stack>
  )
}
