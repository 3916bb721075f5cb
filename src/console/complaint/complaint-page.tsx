import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Loaded } from '../parts/states.tsx'
import { AtDesk } from './at-desk.tsx'
import { useComplaint } from './use-complaint.ts'

export function ComplaintPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const complaint = useComplaint(id)
  const own = complaint.data?.id
  const navigate = useNavigate()
  // News come by the id: who came by a number goes on by it.
  useEffect(() => {
    if (own !== undefined && own !== id)
      void navigate({ to: '/complaints/$id', params: { id: own }, replace: true })
  }, [own, id, navigate])
  return <Loaded of={complaint}>{(known) => <AtDesk key={known.id} complaint={known} />}</Loaded>
}
