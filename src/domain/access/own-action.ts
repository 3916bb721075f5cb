/** Whoever owns an action does not judge whether it has helped (R92). */
export const mayCheckRecurrence = ({ owner }: { owner: string }, person: string): boolean => owner !== person
