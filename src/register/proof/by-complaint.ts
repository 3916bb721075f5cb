/** Rows of several complaints, taken apart. */
export function byComplaint<T extends { complaintId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.complaintId)
    if (group) group.push(row)
    else groups.set(row.complaintId, [row])
  }
  return groups
}
