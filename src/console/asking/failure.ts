/** One field that the API could not take, as it names it: a JSON pointer into the body. */
export type FieldFault = { in: string; pointer: string; code: string; detail: string }

type ProblemBody = {
  status: number
  code: string
  title: string
  detail?: string
  instance?: string
  errors?: FieldFault[]
  allowedActions?: string[]
}

/** What the API refused or could not do, in the reader's language; without a status nothing came back at all. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly status: number | undefined
  readonly code: string
  readonly detail: string | undefined
  readonly requestId: string | undefined
  readonly faults: readonly FieldFault[]

  constructor({ status, code, title, detail, instance, errors = [] }: Partial<ProblemBody>) {
    super(title ?? code ?? 'unreachable')
    this.status = status
    this.code = code ?? 'unreachable'
    this.detail = detail
    this.requestId = instance?.replace('urn:uuid:', '')
    this.faults = errors
  }
}

/** The code of what came back in time for nobody to know whether it was done. */
export const UNKNOWN = 'outcomeUnknown'

/** Nobody answered: we are cut off, or the server is being started again. */
export const isOffline = (error: unknown): boolean =>
  error instanceof Failure && error.status === undefined && error.code !== UNKNOWN

/** The API took it in hand and said no; anything else may have been done. */
export const isRefusal = ({ status = 0 }: Failure): boolean => status >= 400 && status < 500

export const isSignedOut = (error: unknown): boolean => error instanceof Failure && error.status === 401

export async function failureOf(response: Response): Promise<Failure> {
  const body = await response.json().catch(() => ({}))
  return new Failure({ ...(body as ProblemBody), status: response.status })
}
