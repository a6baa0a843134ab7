interface Rate {
  /** Tokens that come back in a second. */
  perSecond: number
  /** Tokens that it holds at most, and has at first. */
  burst: number
}

/** Lets `burst` through at once and `perSecond` for ever. Times are milliseconds. */
export class TokenBucket {
  private tokens: number
  private filledAt: number

  constructor(
    private readonly rate: Rate,
    now: number,
  ) {
    this.tokens = rate.burst
    this.filledAt = now
  }

  /** Takes a token; 0, or the seconds until there is one. */
  take(now: number): number {
    this.fill(now)
    if (this.tokens < 1) return (1 - this.tokens) / this.rate.perSecond
    this.tokens -= 1
    return 0
  }

  isFull(now: number): boolean {
    this.fill(now)
    return this.tokens === this.rate.burst
  }

  private fill(now: number): void {
    const seconds = Math.max(0, now - this.filledAt) / 1000
    this.tokens = Math.min(this.rate.burst, this.tokens + seconds * this.rate.perSecond)
    this.filledAt = Math.max(this.filledAt, now)
  }
}
