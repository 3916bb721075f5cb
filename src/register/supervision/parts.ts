/** What tells who has a part in a complaint, of its state in SQL: see barredFrom in src/domain/decide/fairness.ts. */
export const partsIn = (state: string): string =>
  `jsonb_strip_nulls(jsonb_build_object('details', jsonb_build_object('about', ${state} #> '{details,about}'),
     'cycle', ${state} -> 'cycle', 'owner', ${state} -> 'owner', 'handledBefore', ${state} -> 'handledBefore',
     'handledBy', ${state} -> 'handledBy', 'waived', ${state} -> 'waived'))`
