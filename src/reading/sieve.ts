const PLACES_BITS = 22
const PLACES = 2 ** PLACES_BITS

/**
 * Counts by how many people each word has been written, in memory that does not grow with the words: some share a place
 * and are counted together, so that a count may be too high and is never too low.
 */
export type Sieve = {
  /** Those of one person come one after another. */
  count(word: string, person: number): void
  /** Lets through what is written most: of all places so many, and none with fewer people than that. */
  most(places: number, leastPeople: number): (word: string) => boolean
}

export function sieve(): Sieve {
  const people = new Uint16Array(PLACES)
  const last = new Uint32Array(PLACES)
  const MOST = 2 ** 16 - 1
  return {
    count(word, person) {
      const place = placeOf(word)
      if (last[place] === person + 1) return
      last[place] = person + 1
      if (people[place]! < MOST) people[place]!++
    },
    most(places, leastPeople) {
      const alike = new Uint32Array(MOST + 2)
      for (const count of people) alike[count]!++
      let [least, room] = [MOST + 1, places]
      while (least > leastPeople && alike[least - 1]! <= room) room -= alike[--least]!
      return (word) => people[placeOf(word)]! >= least
    },
  }
}

/** FNV-1a: the same word has the same place, always. */
function placeOf(word: string): number {
  let hash = 2_166_136_261
  for (let n = 0; n < word.length; n++) hash = Math.imul(hash ^ word.charCodeAt(n), 16_777_619)
  return hash >>> (32 - PLACES_BITS)
}
