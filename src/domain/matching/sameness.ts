/** Whether two are one: certain, possible, or not. */
export type Sameness = 'certain' | 'possible' | 'not'
