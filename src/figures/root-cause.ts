/**
 * The root cause of each complaint of a cohort, by the last entry up to an instant that names one and was not voided. The
 * cohort is a relation with the complaints' ids; `at` is the instant, as SQL.
 */
export const lastCauses = (cohort: string, at: string): string => `
  select distinct on (e.complaint_id) e.complaint_id, e.data ->> 'rootCause' as code
  from ${cohort} c join event e on e.complaint_id = c.id
  where e.type in ('findingsRecorded', 'lessonsRecorded') and e.at <= ${at} and e.data ? 'rootCause'
    and not exists (
      select from event v where v.complaint_id = e.complaint_id and v.type = 'entryVoided' and v.at <= ${at}
        and (v.data ->> 'sequence')::int = e.sequence)
  order by e.complaint_id, e.sequence desc`
