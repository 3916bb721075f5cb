/** What an operator types to have a complaint's run or its record back. */
export const restoring = (complaintId: string): string => `npm run restore -- ${complaintId}`
