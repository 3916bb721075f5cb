/** A thousand million: what many of them add up to is still counted to the cent, below 2^53. */
export const AMOUNT_CENTS_AT_MOST = 100_000_000_000
