/**
 * Under which name a connection keeps a statement, so that it is planned once: row-level security makes planning the dearest part of
 * most of ours. A statement and its plan cost a connection about 150 kB, ours are more than a thousand, and lists of varying length make
 * more of them: the first to have been asked often have a name, which are those of the pages that people look at.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #asked = new Map<string, number>()
  readonly #most: number
  readonly #mostCounted: number

  /**
   * @param most names there are
   * @param mostCounted texts that are counted; then counting begins anew, so that what is asked once does not fill the memory
   */
  constructor(most = 500, mostCounted = 5_000) {
    this.#most = most
    this.#mostCounted = mostCounted
  }

  /** undefined: this one is planned anew each time. */
  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= this.#most) return known
    const times = (this.#asked.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (this.#asked.size >= this.#mostCounted) this.#asked.clear()
      this.#asked.set(text, times)
      return undefined
    }
    this.#asked.delete(text)
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

const OFTEN = 3
