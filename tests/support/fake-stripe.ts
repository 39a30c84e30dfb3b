import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'

type Row = Record<string, unknown> & { id: string }

/** A card company on this machine: answers what the product asks of Stripe, and signs what it tells. */
export interface FakeStripe {
  api: URL
  /** It takes this key alone. */
  key: string
  secret: string
  sessions: Row[]
  /** How often anything was asked of it. */
  asked: number
  /** Whoever asks gets no answer that can be used. */
  away: boolean
  /** The cardholder pays; answers the charge's id. */
  pay(sessionId: string, paid?: { minor?: number; currency?: string; fee?: number | null }): string
  /** What the company keeps becomes known. */
  reckonFee(chargeId: string, fee: number, currency?: string): void
  refund(chargeId: string, minor: number, status?: string): string
  /** Pays out these charges and refunds, and something of somebody else's. */
  payOut(of: readonly string[], others?: number, status?: string): string
  change(kind: 'payouts' | 'refunds' | 'charges', id: string, changes: Record<string, unknown>): void
  /** An event as it is posted: its body and its signature. */
  event(
    type: string,
    about: string,
    how?: { id?: string; at?: Temporal.Instant; secret?: string; dispute?: boolean },
  ): {
    body: string
    signature: string
  }
  close(): Promise<void>
}

export async function startFakeStripe(now: () => Temporal.Instant): Promise<FakeStripe> {
  const tables: Record<'sessions' | 'charges' | 'refunds' | 'payouts' | 'changes', Row[]> = {
    sessions: [],
    charges: [],
    refunds: [],
    payouts: [],
    changes: [],
  }
  const keys = new Map<string, Row>()
  const fresh = (kind: string) => `${kind}_test_${randomBytes(8).toString('hex')}`
  const seconds = () => Math.floor(now().epochMilliseconds / 1000)
  const fake: FakeStripe = {
    api: new URL('http://127.0.0.1'),
    key: `rk_test_${randomBytes(16).toString('hex')}`,
    secret: `whsec_${randomBytes(16).toString('hex')}`,
    sessions: tables.sessions,
    asked: 0,
    away: false,
    pay: (sessionId, { minor, currency, fee = 50 } = {}) => {
      const session = rowOf(tables.sessions, sessionId)
      const charge: Row = {
        id: fresh('ch'),
        object: 'charge',
        created: seconds(),
        amount: minor ?? session.amount_total,
        currency: currency ?? session.currency,
        disputed: false,
        payment_intent: fresh('pi'),
        balance_transaction: null,
      }
      tables.charges.push(charge)
      if (fee !== null) fake.reckonFee(charge.id, fee)
      Object.assign(session, {
        payment_status: 'paid',
        status: 'complete',
        amount_total: charge.amount,
        currency: charge.currency,
        payment_intent: { id: charge.payment_intent, object: 'payment_intent', latest_charge: charge },
      })
      return charge.id
    },
    reckonFee: (chargeId, fee, currency) => {
      const charge = rowOf(tables.charges, chargeId)
      const change = {
        id: fresh('txn'),
        object: 'balance_transaction',
        type: 'charge',
        source: chargeId,
        fee,
        net: Number(charge.amount) - fee,
        currency: currency ?? charge.currency,
      }
      tables.changes.push(change)
      charge.balance_transaction = change
    },
    refund: (chargeId, minor, status = 'succeeded') => {
      const charge = rowOf(tables.charges, chargeId)
      const id = fresh('re')
      const refund = { id, object: 'refund', charge: chargeId, created: seconds(), amount: minor, status }
      tables.refunds.push({ ...refund, currency: charge.currency })
      tables.changes.push({ id: fresh('txn'), type: 'refund', source: id, fee: 0, net: -minor })
      return id
    },
    payOut: (of, others = 0, status = 'paid') => {
      const id = fresh('po')
      const parts = tables.changes.filter(({ source }) => of.includes(String(source)))
      for (const part of parts) part.payout = id
      if (others !== 0)
        tables.changes.push({
          id: fresh('txn'),
          type: 'charge',
          source: fresh('ch'),
          fee: 0,
          net: others,
          payout: id,
        })
      const amount = parts.reduce((sum, { net }) => sum + Number(net), others)
      tables.payouts.push({
        id,
        object: 'payout',
        created: seconds(),
        arrival_date: seconds(),
        amount,
        currency: 'gbp',
        status,
        automatic: true,
      })
      return id
    },
    change: (kind, id, changes) => {
      Object.assign(rowOf(tables[kind], id), changes)
    },
    event: (type, about, { id = fresh('evt'), at = now(), secret = fake.secret, dispute } = {}) => {
      const body = JSON.stringify({
        id,
        object: 'event',
        type,
        data: { object: dispute ? { id: fresh('du'), object: 'dispute', charge: about } : { id: about } },
      })
      const timestamp = Math.floor(at.epochMilliseconds / 1000)
      return {
        body,
        signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }),
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  function open(fields: URLSearchParams, key: string | undefined): Row {
    const before = key && keys.get(key)
    if (before) return before
    const id = fresh('cs')
    const session: Row = {
      id,
      object: 'checkout.session',
      client_reference_id: fields.get('client_reference_id'),
      amount_total: Number(fields.get('line_items[0][price_data][unit_amount]')),
      currency: fields.get('line_items[0][price_data][currency]'),
      created: seconds(),
      expires_at: seconds() + 24 * 3600,
      payment_status: 'unpaid',
      status: 'open',
      payment_intent: null,
      success_url: fields.get('success_url'),
      cancel_url: fields.get('cancel_url'),
      url: `https://checkout.stripe.example.org/c/pay/${id}`,
    }
    tables.sessions.push(session)
    if (key) keys.set(key, session)
    return session
  }

  function found(kind: string, query: URLSearchParams): Row[] {
    const from = Number(query.get('created[gte]') ?? 0)
    const rows = { 'checkout/sessions': tables.sessions, refunds: tables.refunds, payouts: tables.payouts }[
      kind
    ]
    if (kind === 'balance_transactions') {
      return tables.changes.filter(({ payout }) => !query.get('payout') || payout === query.get('payout'))
    }
    return (rows ?? []).filter(
      (row) =>
        Number(row.created) >= from &&
        (!query.get('charge') || row.charge === query.get('charge')) &&
        (!query.get('status') || row.status === query.get('status')) &&
        (!query.get('payment_intent') ||
          (row.payment_intent as Row | null)?.id === query.get('payment_intent')),
    )
  }

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    fake.asked += 1
    if (fake.away) return [503, { error: { type: 'api_error', message: 'away' } }]
    if (request.headers.authorization !== `Bearer ${fake.key}`) {
      return [
        401,
        { error: { type: 'invalid_request_error', message: 'Invalid API Key provided: rk_test_***' } },
      ]
    }
    const [, kind = '', id] = /^\/v1\/(checkout\/sessions|[a-z_]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? []
    if (request.method === 'POST') {
      let body = ''
      for await (const chunk of request) body += chunk
      return [200, open(new URLSearchParams(body), request.headers['idempotency-key']?.toString())]
    }
    if (!id) {
      const rows = found(kind, url.searchParams)
      const after = url.searchParams.get('starting_after')
      const from = after ? rows.findIndex((row) => row.id === after) + 1 : 0
      // Pages of two, so that there is more than one.
      const page = rows.slice(from, from + 2)
      return [200, { object: 'list', url: url.pathname, data: page, has_more: from + 2 < rows.length }]
    }
    const all = [...tables.sessions, ...tables.charges, ...tables.refunds, ...tables.payouts]
    const row = all.find((each) => each.id === id)
    return row ? [200, row] : [404, { error: { type: 'invalid_request_error', code: 'resource_missing' } }]
  }

  const server = createServer((request, response) => {
    answer(request).then(([status, body]) => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Stripe-Should-Retry': 'false' })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  fake.api = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return fake
}

function rowOf(rows: Row[], id: string): Row {
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Error(`the card company knows no ${id}`)
  return row
}
