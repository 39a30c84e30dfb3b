import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { CONFIGURATION_FAULT, house } from './house.js'
import { node26 } from './node26.js'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
/** A server that ran this long was well: the next fall begins a new count. */
const WELL_AFTER_MS = 30_000

/**
 * Keeps a server running: starts it again when it is killed or falls, passes on the wish to stop, and
 * takes it along when killed itself (the server notices that the channel between us is gone).
 */
export class Supervisor {
  /** @type {import('node:child_process').ChildProcess | null} */
  #server = null
  #stopping = new AbortController()
  #renewing = false

  /**
   * @param {string} bundle
   * @param {Record<string, string | undefined>} env
   */
  constructor(bundle, env) {
    this.bundle = bundle
    this.env = env
  }

  /** Resolves with the exit code for our own process. */
  async run() {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => this.stop())
    }
    let wait = FIRST_PAUSE_MS
    for (;;) {
      const started = Date.now()
      const { code, signal } = await this.#serve()
      if (this.#renewing && !this.#stopping.signal.aborted) {
        this.#renewing = false
        continue
      }
      if (code === 0 || code === CONFIGURATION_FAULT) return code
      if (this.#stopping.signal.aborted) return code ?? 1
      if (Date.now() - started > WELL_AFTER_MS) wait = FIRST_PAUSE_MS
      console.error(`The server ended (${signal ?? `exit code ${code}`}); starting it again.`)
      await pause(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
      if (this.#stopping.signal.aborted) return 0
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
    }
  }

  stop() {
    this.#stopping.abort()
    this.#server?.kill('SIGTERM')
  }

  /** Lets the server finish and starts it anew, for `npm run dev`. */
  renew() {
    this.#renewing = true
    this.#server?.kill('SIGTERM')
  }

  /** @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  #serve() {
    return new Promise((resolve) => {
      const server = spawn(node26(), ['--enable-source-maps', this.bundle], {
        cwd: house,
        env: this.env,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        // Ctrl-C reaches us alone, and the server hears of it once.
        detached: true,
      })
      this.#server = server
      server.once('error', (error) => {
        console.error(`The server cannot be started: ${error.message}`)
        resolve({ code: 1, signal: null })
      })
      server.once('exit', (code, signal) => resolve({ code, signal }))
    })
  }
}
