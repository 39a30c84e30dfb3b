import Stripe from 'stripe'
import type { Currency } from '../shared/money.ts'

/** The version of Stripe's interface that we know how to read; a new one is read first. */
const API_VERSION = '2026-10-28.endive'

/** Something that happened with money at the card company, in the smallest unit of its currency. */
export interface Charged {
  id: string
  at: Temporal.Instant
  minor: number
  currency: string
  /** What the card company keeps; null while that is not known yet. */
  kept: { id: string; minor: number; currency: string } | null
  isDisputed: boolean
}

export interface CheckoutSession {
  id: string
  /** The id we gave it; null: it is not ours. */
  ours: string | null
  isPaid: boolean
  minor: number
  currency: string
  /** null: nothing was paid. */
  charge: Charged | null
}

export interface Refunded {
  id: string
  chargeId: string
  at: Temporal.Instant
  minor: number
  currency: string
  state: 'done' | 'under-way' | 'failed'
}

export interface Payout {
  id: string
  arrivesAt: Temporal.Instant
  minor: number
  currency: string
  state: 'paid' | 'under-way' | 'failed'
  /** Made by hand: it does not say what it is of. */
  isByHand: boolean
}

/** A part of a payout: the charge or refund that it is of, and what it changed after the company's own part. */
export interface PaidOut {
  id: string
  /** null: it is of something else, such as a fee of its own. */
  of: string | null
  netMinor: number
}

export interface CheckoutWish {
  /** Ours: the same wish twice makes one session. */
  id: string
  minor: number
  currency: Currency
  /** What the page says it is for, and the statement with it. */
  what: string
  successUrl: string
  cancelUrl: string
}

/** Stripe, as a group's own key sees it. What cannot be reached or is refused throws CardCompanyFault. */
export interface CardCompany {
  /** Whether the key may do what we need; throws when not. */
  tryKey(): Promise<void>
  openSession(wish: CheckoutWish): Promise<{ id: string; address: string; expiresAt: Temporal.Instant }>
  session(id: string): Promise<CheckoutSession | null>
  sessionOfCharge(chargeId: string): Promise<CheckoutSession | null>
  sessionsSince(from: Temporal.Instant): AsyncIterable<CheckoutSession>
  refund(id: string): Promise<Refunded | null>
  refundsOf(chargeId: string): AsyncIterable<Refunded>
  refundsSince(from: Temporal.Instant): AsyncIterable<Refunded>
  payout(id: string): Promise<Payout | null>
  payoutsSince(from: Temporal.Instant): AsyncIterable<Payout>
  paidOut(payoutId: string): AsyncIterable<PaidOut>
}

export class CardCompanyFault extends Error {
  readonly why: 'unreachable' | 'refused'
  constructor(why: 'unreachable' | 'refused') {
    super(`the card company is ${why === 'unreachable' ? 'not reached' : 'refusing the key'}`)
    this.why = why
  }
}

/** Opens it with one group's key. Its own words are not passed on: they may hold a part of the key. */
export function openCardCompany(key: string, api: URL): CardCompany {
  const stripe = new Stripe(key, {
    apiVersion: API_VERSION,
    host: api.hostname,
    ...(api.port && { port: api.port }),
    protocol: api.protocol === 'http:' ? 'http' : 'https',
    timeout: 10_000,
    maxNetworkRetries: 1,
    telemetry: false,
  })
  return {
    tryKey: () =>
      asked(async () => {
        await stripe.checkout.sessions.list({ limit: 1 })
        await stripe.refunds.list({ limit: 1 })
        await stripe.payouts.list({ limit: 1 })
        await stripe.balanceTransactions.list({ limit: 1 })
      }),
    openSession: (wish) =>
      asked(async () => {
        const session = await stripe.checkout.sessions.create(
          {
            mode: 'payment',
            client_reference_id: wish.id,
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: wish.currency.toLowerCase(),
                  unit_amount: wish.minor,
                  product_data: { name: wish.what },
                },
              },
            ],
            success_url: wish.successUrl,
            cancel_url: wish.cancelUrl,
          },
          { idempotencyKey: wish.id },
        )
        if (!session.url) throw new CardCompanyFault('refused')
        return { id: session.id, address: session.url, expiresAt: instantOf(session.expires_at) }
      }),
    session: (id) =>
      orNull(async () => sessionFrom(await stripe.checkout.sessions.retrieve(id, { expand: withCharge }))),
    sessionOfCharge: (chargeId) =>
      orNull(async () => {
        const { payment_intent: intent } = await stripe.charges.retrieve(chargeId)
        if (!intent) return null
        const found = await stripe.checkout.sessions.list({
          payment_intent: idOf(intent),
          limit: 1,
          expand: withCharge.map((path) => `data.${path}`),
        })
        return found.data[0] ? sessionFrom(found.data[0]) : null
      }),
    sessionsSince: (from) =>
      each(
        stripe.checkout.sessions.list({
          created: { gte: secondsOf(from) },
          status: 'complete',
          limit: 100,
          expand: withCharge.map((path) => `data.${path}`),
        }),
        sessionFrom,
      ),
    refund: (id) => orNull(async () => refundFrom(await stripe.refunds.retrieve(id))),
    refundsOf: (charge) => each(stripe.refunds.list({ charge, limit: 100 }), refundFrom),
    refundsSince: (from) =>
      each(stripe.refunds.list({ created: { gte: secondsOf(from) }, limit: 100 }), refundFrom),
    payout: (id) => orNull(async () => payoutFrom(await stripe.payouts.retrieve(id))),
    payoutsSince: (from) =>
      each(stripe.payouts.list({ created: { gte: secondsOf(from) }, limit: 100 }), payoutFrom),
    paidOut: (payout) =>
      each(stripe.balanceTransactions.list({ payout, limit: 100 }), ({ id, source, net, type }) =>
        type === 'payout' ? null : { id, of: source ? idOf(source) : null, netMinor: net },
      ),
  }
}

/** Whether a request bears the signature of the webhook whose secret this is, and is not older than five minutes. */
export function signedEvent(
  body: string,
  signature: string,
  secret: string,
  now: Temporal.Instant,
): { id: string; type: string; about: string } | null {
  try {
    const event = Stripe.webhooks.constructEvent(
      body,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      now.epochMilliseconds,
    )
    // What is disputed is a charge: there we look.
    const { id, object, charge } = event.data.object as { id?: unknown; object?: unknown; charge?: unknown }
    const about = object === 'dispute' ? charge : id
    return typeof about === 'string' && typeof event.id === 'string'
      ? { id: event.id, type: event.type, about }
      : null
  } catch {
    return null
  }
}

const TOLERANCE_SECONDS = 300

const withCharge = ['payment_intent.latest_charge.balance_transaction']

function sessionFrom(session: Stripe.Checkout.Session): CheckoutSession {
  const intent = session.payment_intent
  const charge = intent && typeof intent === 'object' ? intent.latest_charge : null
  return {
    id: session.id,
    ours: session.client_reference_id,
    isPaid: session.payment_status === 'paid',
    minor: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    charge: charge && typeof charge === 'object' ? chargeFrom(charge) : null,
  }
}

function chargeFrom(charge: Stripe.Charge): Charged {
  const change = charge.balance_transaction
  return {
    id: charge.id,
    at: instantOf(charge.created),
    minor: charge.amount,
    currency: charge.currency.toUpperCase(),
    kept:
      change && typeof change === 'object'
        ? { id: change.id, minor: change.fee, currency: change.currency.toUpperCase() }
        : null,
    isDisputed: charge.disputed,
  }
}

const refundStates: Readonly<Record<string, Refunded['state']>> = {
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
}

const refundFrom = (refund: Stripe.Refund): Refunded | null =>
  refund.charge
    ? {
        id: refund.id,
        chargeId: idOf(refund.charge),
        at: instantOf(refund.created),
        minor: refund.amount,
        currency: refund.currency.toUpperCase(),
        state: refundStates[refund.status ?? ''] ?? 'under-way',
      }
    : null

const payoutStates: Readonly<Record<string, Payout['state']>> = {
  paid: 'paid',
  failed: 'failed',
  canceled: 'failed',
}

const payoutFrom = (payout: Stripe.Payout): Payout => ({
  id: payout.id,
  arrivesAt: instantOf(payout.arrival_date),
  minor: payout.amount,
  currency: payout.currency.toUpperCase(),
  state: payoutStates[payout.status] ?? 'under-way',
  isByHand: !payout.automatic,
})

const idOf = (thing: string | { id: string }): string => (typeof thing === 'string' ? thing : thing.id)
const instantOf = (seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const secondsOf = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1000)

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (fault) {
    throw faultOf(fault)
  }
}

/** null: there is no such thing, or not for this key. */
async function orNull<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask()
  } catch (fault) {
    if (fault instanceof Stripe.errors.StripeError && fault.code === 'resource_missing') return null
    throw faultOf(fault)
  }
}

async function* each<From, To>(list: AsyncIterable<From>, read: (one: From) => To | null): AsyncIterable<To> {
  try {
    for await (const one of list) {
      const known = read(one)
      if (known !== null) yield known
    }
  } catch (fault) {
    throw faultOf(fault)
  }
}

function faultOf(fault: unknown): unknown {
  if (fault instanceof CardCompanyFault || !(fault instanceof Stripe.errors.StripeError)) return fault
  const isRefusal =
    fault instanceof Stripe.errors.StripeAuthenticationError ||
    fault instanceof Stripe.errors.StripePermissionError ||
    fault instanceof Stripe.errors.StripeInvalidRequestError
  return new CardCompanyFault(isRefusal ? 'refused' : 'unreachable')
}
