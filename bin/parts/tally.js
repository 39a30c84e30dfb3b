/** Counts what passed and failed, under a heading for each part, for the last line. */
export class Tally {
  #passed = 0
  #failed = 0

  /**
   * Runs one check, or waits for one that runs; what it says is shown only when it fails.
   * @param {string} heading
   * @param {() => string | null | Promise<string | null>} check the complaint, or null
   */
  async check(heading, check) {
    const started = Date.now()
    process.stdout.write(`\n── ${heading}\n`)
    const complaint = await check()
    if (complaint === null) this.add(1, 0)
    else {
      this.add(0, 1)
      process.stdout.write(`${complaint.trimEnd()}\n`)
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    process.stdout.write(`   ${complaint === null ? 'passed' : 'FAILED'} in ${seconds} s\n`)
    return complaint === null
  }

  /**
   * @param {number} passed
   * @param {number} failed
   */
  add(passed, failed) {
    this.#passed += passed
    this.#failed += failed
  }

  /** Prints the last line and says with which code to exit. */
  close() {
    process.stdout.write(`\n${this.#passed} passed, ${this.#failed} failed\n`)
    return this.#failed === 0 ? 0 : 1
  }
}
