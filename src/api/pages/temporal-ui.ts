/** Where Temporal's UI is, and which of its namespaces is ours. */
export type TemporalUi = { url: string; namespace: string }

/** The list of all complaints' runs; a run's own address is this and its id. */
export const runsAt = ({ url, namespace }: TemporalUi): string =>
  `${url.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows`
