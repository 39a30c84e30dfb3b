import type { Db } from '../../../platform/database/database.ts'
import type { ApplicationFacts } from '../rules/application-state.ts'

/** What an email to a leader may say of an application: who, and where to read on. */
export interface AboutApplicant {
  groupId: string
  groupName: string
  applicationId: string
  applicant: string
  profession: string
  ending: ApplicationFacts['ending']
}

export async function aboutApplicant(db: Db, applicationId: string): Promise<AboutApplicant | null> {
  const row = await db
    .selectFrom('application as a')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .innerJoin('balint_group as g', 'g.id', 'a.group_id')
    .leftJoin('application_ending as e', 'e.application_id', 'a.id')
    .select(['a.id as applicationId', 'a.group_id as groupId', 'g.name as groupName', 'c.name as applicant'])
    .select(['a.profession', 'e.how as ending'])
    .where('a.id', '=', applicationId)
    .executeTakeFirst()
  return row ?? null
}

export interface LetterAbout {
  applicationId: string
  body: string
}

export async function messageById(db: Db, id: string): Promise<LetterAbout | null> {
  const row = await db
    .selectFrom('application_message')
    .select(['application_id as applicationId', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
