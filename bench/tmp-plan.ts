import { askedFor, groupPages } from './support/addresses.ts'
import { using } from './support/cleanup.ts'
import { load } from './support/load.ts'
import { processorTime } from './support/processor-time.ts'
import { listen, tellingSettings } from './support/query-log.ts'
import { startServer } from './support/server.ts'
import { foundSociety } from './support/society.ts'

const society = await foundSociety()
await using(society.close, async () => {
  await society.growTo(100)
  const measured = groupPages.find(({ page }) => page.endsWith('/plan'))!
  {
    const samples = await society.samples()
    const server = await startServer(society)
    const postgres = await society.postmaster()
    await using(server.close, async () => {
      const pages = await askedFor(measured, samples, society, server.url)
      await load({ url: server.url, pages, seconds: 2, connections: 1 })
      const before = await Promise.all([processorTime(server.pid), processorTime(postgres)])
      const alone = await load({ url: server.url, pages, seconds: 4, connections: 1 })
      const after = await Promise.all([processorTime(server.pid), processorTime(postgres)])
      console.log('p50', alone.p50, 'answers', alone.answers, 'node ms', (after[0]! - before[0]!) / alone.answers, 'pg ms', (after[1]! - before[1]!) / alone.answers, 'failed', alone.failed)
    })
  }
  await society.restart(tellingSettings)
  const samples = (await society.samples()).slice(0, 1)
  const server = await startServer(society)
  await using(server.close, async () => {
    const [asked] = await askedFor(measured, samples, society, server.url)
    const visit = async () => { const a = await fetch(new URL(asked!.path, server.url), { headers: { cookie: asked!.cookie } }); const t = await a.text(); console.error(a.status, t.length) }
    for (let i = 0; i < 30; i++) await visit()
    const told = await listen(society, visit)
    console.log('round trips', told.roundTrips)
    for (const s of told.statements) console.log(s.planningMs.toFixed(2), s.executionMs.toFixed(2), s.blocks, s.text.replace(/\s+/g, ' ').slice(0, 110))
  })
})
