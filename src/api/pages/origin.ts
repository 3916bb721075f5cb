import type { Request } from 'express'

/**
 * Under which address whoever asks has reached us. What is pasted into a terminal holds nothing that a shell would act on,
 * whatever the header says.
 */
export const originOf = (request: Request): string =>
  `${request.protocol}://${(request.get('host') ?? '').replaceAll(/[^\w.:[\]-]/g, '')}`
