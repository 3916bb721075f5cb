/** A first complaint, to be pasted into a terminal as it stands: its lines. */
export function firstComplaint(apiUrl: string): string[] {
  const details = { complainant: { name: '陈女士', phone: '13800001234' }, subject: '车辆未清洁' }
  return [
    `curl -s ${apiUrl}/v1/complaints -H 'Authorization: Bearer agent-li' -H 'Idempotency-Key: first' \\`,
    `  -H 'Content-Type: application/json' -d '${JSON.stringify({ channel: 'phone', details })}'`,
  ]
}
