import { createEvidence, type Evidence } from './evidence.ts'
import { scannerBy } from './scanner.ts'
import { createEvidenceStore } from './store.ts'

type Settings = { directory: string; limitBytes: number; scanner: string | undefined }

/** Keeps files as it was set; without settings none are kept. */
export function evidenceFor(settings: Settings | undefined): Evidence | undefined {
  if (settings === undefined) return undefined
  const { directory, limitBytes, scanner } = settings
  return createEvidence({
    store: createEvidenceStore(directory),
    limitBytes,
    scanner: scanner === undefined ? undefined : scannerBy(scanner),
  })
}
