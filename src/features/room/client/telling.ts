import type { Told } from '../rules/check/told.ts'

/** What the leaders of one meeting read of a member's check, as far as this page knows. */
export interface TellingShown {
  /** As it reached our server last; 'before': from another time; null: nothing. */
  readonly read: Told | 'before' | null
  readonly isSending: boolean
  /** Our server was not reached the last time; what was found anew is sent again by itself. */
  readonly isFailed: boolean
}

/** false: our server was not reached, or would not have it. */
export type Post = (told: Told | null) => Promise<boolean>

const AGAIN_MS = 5_000
const LONGEST_AGAIN_MS = 60_000

/** Tells at a press; from then on what is found anew follows, until it is taken back. */
export class Telling {
  readonly #post: Post
  readonly #changed: () => void
  /** What they are to read, once it was told from here. */
  #follows: Told | null = null
  #shown: TellingShown
  #again: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  constructor(isTold: boolean, post: Post, changed: () => void) {
    this.#post = post
    this.#changed = changed
    this.#shown = { read: isTold ? 'before' : null, isSending: false, isFailed: false }
  }

  get shown(): TellingShown {
    return this.#shown
  }

  async tell(found: Told): Promise<void> {
    if (this.#shown.isSending) return
    if (await this.#send(found)) this.#follow(found)
  }

  async takeBack(): Promise<void> {
    if (this.#shown.isSending) return
    this.#follows = null
    await this.#send(null)
  }

  /** Told on another day, and looked at anew: what was found then stands until it is told again. */
  found(found: Told): void {
    if (this.#follows) this.#follow(found)
  }

  close(): void {
    clearTimeout(this.#again)
    this.#follows = null
  }

  #follow(found: Told): void {
    this.#follows = found
    if (!this.#shown.isSending) void this.#catchUp()
  }

  async #catchUp(): Promise<void> {
    clearTimeout(this.#again)
    while (this.#follows && !isSame(this.#follows, this.#shown.read)) {
      if (await this.#send(this.#follows)) continue
      const wait = Math.min(LONGEST_AGAIN_MS, AGAIN_MS * 2 ** (this.#failures - 1))
      this.#again = setTimeout(() => this.#catchUp(), wait)
      return
    }
  }

  async #send(told: Told | null): Promise<boolean> {
    clearTimeout(this.#again)
    this.#show({ isSending: true })
    const isDone = await this.#post(told)
    this.#failures = isDone ? 0 : this.#failures + 1
    this.#show({ isSending: false, isFailed: !isDone, ...(isDone && { read: told }) })
    return isDone
  }

  #show(next: Partial<TellingShown>): void {
    this.#shown = { ...this.#shown, ...next }
    this.#changed()
  }
}

export function isSame(one: Told, other: TellingShown['read']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
