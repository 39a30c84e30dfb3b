import type pg from 'pg'

interface Options {
  /** Whether apps end, too: their codes are sealed with the secret of before. */
  endsApps: boolean
  now: Temporal.Instant
}

/**
 * Ends what must not come back from a backup: recovery codes, for one that was used since would let in again, and with another
 * secret apps. Answers whose they were; a backup carries no codes, and whoever has a second way may have had some.
 */
export async function endWays(
  owner: pg.Client,
  { endsApps }: Pick<Options, 'endsApps'>,
): Promise<EndedWay[]> {
  // Only a test restores with the migrations of a time before there were any.
  const { rowCount } = await owner.query(
    `select from pg_class where oid = to_regclass('public.recovery_code_set')`,
  )
  if (rowCount === 0) return []
  const { rows } = await owner.query<EndedWay>(
    `select p.id as "personId", case when $1 and a.person_id is not null then 'app-ended' else 'codes-ended' end as kind
     from person p left join authenticator_app a on a.person_id = p.id and a.confirmed_at is not null
     where a.person_id is not null or exists (select from passkey where person_id = p.id)
       or exists (select from recovery_code_set where person_id = p.id)`,
    [endsApps],
  )
  await owner.query('delete from recovery_code_set')
  if (endsApps) await owner.query('delete from authenticator_app')
  return rows
}

export interface EndedWay {
  personId: string
  kind: 'codes-ended' | 'app-ended'
}

/** Each is told by email once the program runs, as of every change of how they sign in; not who has been erased again. */
export async function tellOfEndedWays(
  owner: pg.Client,
  ended: readonly EndedWay[],
  { now }: Pick<Options, 'now'>,
): Promise<void> {
  await owner.query(
    `with event as (
       insert into sign_in_event (id, person_id, kind, happened_at)
         select uuidv7(), p.id, e.kind, $3 from unnest($1::uuid[], $2::text[]) e (person_id, kind)
           join person p on p.id = e.person_id
         returning id, person_id),
     letter as (
       insert into email (id, template, about_id, person_id, queued_at)
         select uuidv7(), 'sign-in-changed', id, person_id, $3 from event returning id)
     select ask_for_job('mail.send-email', jsonb_build_object('emailId', id), null, null) from letter`,
    [ended.map(({ personId }) => personId), ended.map(({ kind }) => kind), now.toString()],
  )
}
