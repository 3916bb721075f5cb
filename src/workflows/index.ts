export { anchorProof } from './anchor-proof.ts'
export { complaint } from './complaint.ts'
export { eraseComplaint } from './erase-complaint.ts'
export { purge } from './purge.ts'
