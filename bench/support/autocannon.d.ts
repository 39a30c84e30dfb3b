declare module 'autocannon' {
  interface Options {
    url: string
    /** Sent in turn by each connection. */
    requests: readonly { path: string; headers: Record<string, string> }[]
    connections: number
  }
  /** So many requests in all, or for so many seconds. */
  type HowLong = { amount: number } | { duration: number }
  interface Result {
    requests: { total: number }
    non2xx: number
    errors: number
  }
  interface Run extends Promise<Result> {
    on(
      event: 'response',
      hear: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): Run
  }
  export default function autocannon(options: Options & HowLong): Run
}
