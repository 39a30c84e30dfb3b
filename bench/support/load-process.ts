import autocannon from 'autocannon'
import type { Load, Loaded } from './load.ts'
import { quantile } from './statistics.ts'

const { url, pages, connections, seconds }: Load = JSON.parse(process.argv[2] ?? '')
const requests = pages.map(({ path, cookie }) => ({
  path,
  headers: { 'accept-encoding': 'gzip', ...(cookie && { cookie }) },
}))

// The first answers warm the server up and do not count: PostgreSQL plans a statement anew for its first five times on each
// connection, and ten readers at once have ten of them.
const WARM_TIMES = 15
const { requests: warm } = await autocannon({ url, requests, connections, amount: connections * WARM_TIMES })

const times: number[] = []
const run = autocannon({ url, requests, connections, duration: seconds })
run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
const { errors, non2xx } = await run

const loaded: Loaded = {
  requestsASecond: times.length / seconds,
  p50: times.length > 0 ? quantile(times, 0.5) : null,
  p99: times.length > 0 ? quantile(times, 0.99) : null,
  answers: warm.total + times.length,
  failed: non2xx + errors,
}
console.log(JSON.stringify(loaded))
