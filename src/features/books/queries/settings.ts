import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { firstChoice, type MoneyChoice } from '../rules/money-choice.ts'

export interface Payee {
  id: string
  name: string
  /** UK: eight digits, with a sort code; null where it is an IBAN alone. */
  account: string | null
  sortCode: string | null
  iban: string | null
  bic: string | null
  words: string
  setByName: string | null
  setAt: Temporal.Instant
}

/** Where members pay, as it holds now; null until a keeper has said. */
export async function payeeOf(db: Db, purseId: string): Promise<Payee | null> {
  const row = await db
    .selectFrom('payee')
    .leftJoin('person', 'person.id', 'payee.set_by')
    .select(['payee.id', 'payee.name', 'payee.account', 'payee.sort_code as sortCode', 'payee.iban'])
    .select(['payee.bic', 'payee.words', 'person.name as setByName', 'payee.set_at as setAt'])
    .where('payee.purse_id', '=', purseId)
    .orderBy('payee.set_at', 'desc')
    .orderBy('payee.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** What the leaders have chosen, or what holds until they do. */
export async function moneyChoiceOf(db: Db, purseId: string): Promise<MoneyChoice> {
  const row = await db
    .selectFrom('money_choice')
    .select(['consequence', 'reminders_most as remindersMost', 'first_after_days as firstAfterDays'])
    .select(['every_days as everyDays', 'tone', 'due_days as dueDays'])
    .select('members_see_totals as membersSeeTotals')
    .where('purse_id', '=', purseId)
    .executeTakeFirst()
  return row ?? firstChoice
}

export interface Treasurer {
  id: string
  personId: string
  name: string
  since: Temporal.Instant
}

/** Who keeps the money with the leaders, for everybody in the group. */
export async function treasurersOf(db: Db, purseId: string): Promise<Treasurer[]> {
  return db
    .selectFrom('treasurer')
    .innerJoin('person', 'person.id', 'treasurer.person_id')
    .select(['treasurer.id', 'treasurer.person_id as personId', 'person.name', 'treasurer.since'])
    .where('treasurer.purse_id', '=', purseId)
    .where('treasurer.until', 'is', null)
    .orderBy('person.name')
    .execute()
}

export interface TreasurersOffice {
  groupId: string
  groupName: string
  /** null: whoever gave it has been forgotten, or is seen no more. */
  givenByName: string | null
  until: Temporal.Instant | null
}

/** One member's office, also when it has ended; null once the group is deleted. */
export async function treasurersOffice(db: Db, officeId: string): Promise<TreasurersOffice | null> {
  const office = await db
    .selectFrom('treasurer')
    .innerJoin('purse', 'purse.id', 'treasurer.purse_id')
    .innerJoin('balint_group', 'balint_group.id', 'purse.group_id')
    .leftJoin('person', 'person.id', 'treasurer.given_by')
    .select(['balint_group.id as groupId', 'balint_group.name as groupName'])
    .select(['person.name as givenByName', 'treasurer.until'])
    .where('treasurer.id', '=', officeId)
    .executeTakeFirst()
  return office ?? null
}

export interface PersonOfGroup {
  personId: string
  name: string
  as: 'leader' | 'member'
}

/** Who leads, and who sits in the circle. */
export async function peopleNow(db: ViewerDb, groupId: string): Promise<PersonOfGroup[]> {
  const { rows } = await sql<PersonOfGroup>`
    select l.person_id as "personId", p.name, 'leader' as "as" from group_leader l join person p on p.id = l.person_id
      where l.group_id = ${groupId} and l.left_at is null
    union all
    select m.person_id, p.name, 'member' from membership m join person p on p.id = m.person_id
      where m.group_id = ${groupId} and m.left_at is null
    order by 3, 2 limit 100`.execute(db)
  return rows
}
