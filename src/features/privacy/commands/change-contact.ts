import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { beginManaging } from '../../society/commands/manage.ts'
import { canKeepPapers } from '../policy.ts'
import { contactSettings, responsible } from '../queries/notice.ts'
import { unsaid } from '../rules/notice-facts.ts'
import { publishNotice } from './publish-notice.ts'

type Said = keyof typeof contactSettings

/** Who answers is asked for; the rest may be left empty. */
export type Contact = Record<'contact' | 'email', string> & {
  readonly [name in Exclude<Said, 'contact' | 'email'>]?: string | undefined
}

/** Each change is a row with who and when, as every setting's; the notice is another edition from now on. */
export async function changeContact(db: ViewerDb, said: Contact): Promise<{ changed: number }> {
  if (!canKeepPapers(db.viewer)) throw new NotFound()
  const changedBy = await beginManaging(db)
  const before = await responsible(db)
  const after = { ...unsaid, ...said }
  const names = (Object.keys(contactSettings) as (keyof typeof contactSettings)[]).filter(
    (name) => before[name] !== (after[name] ?? ''),
  )
  for (const name of names) {
    await db
      .insertInto('setting_change')
      .values({
        id: newId(),
        name: contactSettings[name],
        value: JSON.stringify(after[name] ?? ''),
        changed_at: db.now,
        changed_by: changedBy,
      })
      .execute()
  }
  await publishNotice(db)
  return { changed: names.length }
}
