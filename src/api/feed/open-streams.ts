/** How many streams each person has open, at most so many at once. */
export function openStreams(perPerson: number) {
  const open = new Map<string, number>()
  let count = 0
  return {
    get count() {
      return count
    },
    isFull: (person: string): boolean => (open.get(person) ?? 0) >= perPerson,
    /** Call what it returns when the stream has ended. */
    enter(person: string): () => void {
      count++
      open.set(person, (open.get(person) ?? 0) + 1)
      return () => {
        count--
        const left = open.get(person)! - 1
        if (left === 0) open.delete(person)
        else open.set(person, left)
      }
    },
  }
}

export type OpenStreams = ReturnType<typeof openStreams>
