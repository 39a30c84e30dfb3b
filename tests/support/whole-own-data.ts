import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'

interface WholeOwnData {
  name: string
  at: string
  groupId: string
  leaderId: string
  memberId: string
  applicantId: string
}

/** What the member and the applicant of a whole group asked about their data, and who looked at what of theirs. */
export async function writeWholeOwnData(
  owner: pg.Pool,
  whole: WholeOwnData,
): Promise<{ requestId: string; askerId: string }> {
  const { name, at, groupId, leaderId, memberId, applicantId } = whole
  const asker = randomUUID()
  await owner.query('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, $4)', [
    asker,
    `asker of ${name}`,
    `asker@${name}.example.org`,
    at,
  ])
  const requestId = randomUUID()
  await owner.query(
    `insert into data_request (id, person_id, correspondent_id, kind, words, asked_at, proved_at, answered_at, outcome)
     values ($1, $4, null, 'correction', 'My name is spelt otherwise.', $6, $6, null, null),
       ($2, null, $5, 'access', null, $6, null, null, null), ($3, null, $5, 'access', null, $6, $6, $6, 'given')`,
    [randomUUID(), randomUUID(), requestId, memberId, asker, at],
  )
  // What holds it was placed by trigger at this machine's moment, which may be later than the test's own.
  await owner.query('update hold set placed_at = $1 where placed_at > $1', [at])
  await owner.query(
    `insert into confidential_look (looker_id, subject_id, subject_correspondent_id, what, group_id, looked_at)
     values ($1, $2, null, 'reduced-fee', $4, $5), ($1, null, $3, 'application', $4, $5)`,
    [leaderId, memberId, applicantId, groupId, at],
  )
  await owner.query('insert into mail_objection (address_hash, since_at) values ($1, $2)', [
    createHash('sha256').update(`member@${name}.example.org`).digest(),
    at,
  ])
  return { requestId, askerId: asker }
}
