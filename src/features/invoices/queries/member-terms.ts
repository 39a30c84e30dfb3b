import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { KeptPurse, Purse } from '../../books/queries/purse.ts'

export interface MemberOfPurse {
  membershipId: string
  personId: string
  name: string
}

const oneMember = (purse: Pick<Purse, 'id'>) =>
  sql`people_to_invoice(${purse.id}, '-infinity'::date, 'infinity'::date)`

/** A member whose money is kept here, those who left included; null to whoever does not keep it. */
export async function memberOfPurse(
  db: ViewerDb,
  purse: Pick<Purse, 'id'>,
  membershipId: string,
): Promise<MemberOfPurse | null> {
  const { rows } = await sql<MemberOfPurse>`
    select membership_id as "membershipId", person_id as "personId", name from ${oneMember(purse)}
    where membership_id = ${membershipId}::uuid`.execute(db)
  return rows[0] ?? null
}

export interface MemberTerms {
  /** null: what everybody pays. */
  reducedMinor: number | null
  instalments: number
  payerId: string | null
  payerName: string | null
  payerReference: string | null
}

export interface MemberWithTerms extends MemberOfPurse {
  /** null: the same as everybody. */
  terms: MemberTerms | null
  hasLeft: boolean
}

/** Everybody who has or had a place, each once by the newest, and what was agreed with them alone; for keepers. */
export async function membersWithTerms(db: ViewerDb, purse: KeptPurse): Promise<MemberWithTerms[]> {
  const { rows } = await sql<MemberWithTerms>`
    select p.membership_id as "membershipId", p.person_id as "personId", p.name,
      coalesce(p.last_on < (${db.now}::timestamptz at time zone ${purse.timeZone})::date, false) as "hasLeft",
      case when t.id is not null then jsonb_build_object('reducedMinor', t.contribution_minor, 'instalments', t.instalments,
        'payerId', t.payer_id, 'payerName', d.name, 'payerReference', t.payer_reference) end as terms
    from (select distinct on (person_id) * from ${oneMember(purse)} order by person_id, first_on desc) p
      left join party_identity y on y.purse_id = ${purse.id} and y.person_id = p.person_id
      left join lateral (select * from member_terms where party_id = y.party_id order by agreed_at desc, id desc limit 1) t on true
      left join party_identity d on d.party_id = t.payer_id
    order by p.name, p.membership_id`.execute(db)
  return rows
}

/** The viewer's own, in one purse: what was agreed with them. */
export async function ownTerms(db: ViewerDb, purseId: string): Promise<MemberTerms | null> {
  const { rows } = await sql<MemberTerms>`
    select t.contribution_minor as "reducedMinor", t.instalments, t.payer_id as "payerId", null as "payerName",
      t.payer_reference as "payerReference"
    from member_terms t where t.purse_id = ${purseId} and t.party_id in (select own_party_ids())
    order by t.agreed_at desc, t.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

export interface KnownPayer {
  id: string
  name: string
  address: string | null
  email: string | null
}

/** Practices and deaneries that pay in this purse. */
export async function payersOf(db: ViewerDb, purseId: string): Promise<KnownPayer[]> {
  const { rows } = await sql<KnownPayer>`
    select i.party_id as id, i.name, i.address, i.email from party_identity i join party p on p.id = i.party_id
    where i.purse_id = ${purseId} and p.kind = 'payer' order by i.name, i.party_id limit 100`.execute(db)
  return rows
}
