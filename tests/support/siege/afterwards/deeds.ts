import type pg from 'pg'
import { type DeedKind, type Deeds, deedKinds } from '../load/deeds.ts'

/** By the same key as the load notes it: how many of each there are. */
const there: Record<Exclude<DeedKind, 'sign-in'>, string> = {
  enquiry: `select c.email as key, count(*) from enquiry e join correspondent c on c.id = e.correspondent_id group by 1`,
  application: `select c.email as key, count(*) from application a join correspondent c on c.id = a.correspondent_id group by 1`,
  confirmation: `select c.email as key, count(*) from application a join correspondent c on c.id = a.correspondent_id
    where a.confirmed_at is not null group by 1`,
  payment: 'select reference as key, count(*) from payment where reference is not null group by 1',
  invoice: `select i.from_on || ' ' || y.person_id as key, count(*) from invoice i
    join party_identity y on y.party_id = i.member_id where i.from_on = i.to_on group by 1`,
  credit: 'select invoice_id::text as key, count(*) from credit group by 1',
  refund: `select amount_minor::text as key, count(*) from refund r join purse p on p.id = r.purse_id
    join balint_group g on g.id = p.group_id where g.name = 'Leith Evening' group by 1`,
  message: 'select body as key, count(*) from circle_message group by 1',
}

/** Whatever was acknowledged is there once; whatever was not is there once at most. */
export async function lookAtDeeds(owner: pg.Pool, deeds: Deeds): Promise<string[]> {
  const findings: string[] = []
  for (const kind of deedKinds) {
    // Whoever was let in says so themselves (load/signs-in.ts).
    if (kind === 'sign-in') continue
    const { rows } = await owner.query<{ key: string; count: string }>(there[kind])
    const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]))
    const acknowledged = new Set(deeds.of(kind))
    for (const key of acknowledged) {
      const many = counts.get(key) ?? 0
      if (many !== 1) findings.push(`the ${kind} ${key} was acknowledged, and is there ${many} times`)
    }
    for (const [key, many] of counts) {
      if (many > 1 && !acknowledged.has(key)) findings.push(`the ${kind} ${key} is there ${many} times`)
    }
  }
  return findings
}
