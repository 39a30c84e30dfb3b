import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDay } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societySettings } from '../../society/queries.ts'
import { writeAims } from '../commands/write-aims.ts'
import { writeGroundRules } from '../commands/write-ground-rules.ts'
import { aimsForm, groundRulesForm } from '../forms.ts'
import { RulesPage, type RulesPageProps } from '../pages/rules-page.tsx'
import { groundRules, memberAgreements } from '../queries/group-arrangements.ts'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

export const ruleRoutes = new Hono<WebEnv>()

const changedMeanwhile =
  'Somebody has changed this since you opened the page. What you typed is still here: compare it with what holds now, then save it again.'

ruleRoutes.get(`${groupPath}/rules`, requireSignIn, (c) => show(c, (db) => rulesPage(c, db)))

ruleRoutes.post(`${groupPath}/aims`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: aimsForm,
    command: (db, values) => writeAims(db, id, values),
    done: () => `/groups/${id}/rules?saved=aims#aims`,
    again: (db, aims) => rulesPage(c, db, { aims }),
    words: { 'changed-meanwhile': changedMeanwhile },
  })
})

ruleRoutes.post(`${groupPath}/rules`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: groundRulesForm,
    command: (db, values) => writeGroundRules(db, id, values),
    done: () => `/groups/${id}/rules?saved=ground-rules#ground-rules`,
    again: (db, groundRulesAttempt) => rulesPage(c, db, { groundRules: groundRulesAttempt }),
    words: {
      'changed-meanwhile': changedMeanwhile,
      'nothing-changed': 'Nothing is different from the version that holds, so there is no new one.',
    },
  })
})

const savedWords = {
  aims: 'The aims are saved.',
  'ground-rules': 'The ground rules are saved.',
} as const

async function rulesPage(c: Web, db: ViewerDb, attempts: RulesPageProps['attempts'] = {}) {
  const group = await ledGroup(db, idIn(c))
  const versions = await groundRules(db, group.id)
  return (
    <RulesPage
      group={group}
      seats={await groupCircle(db, group.id)}
      versions={versions.map(({ writtenBy, writtenAt, ...version }) => ({
        ...version,
        written: [writtenBy, formatDay(writtenAt, group.timeZone)].filter(Boolean).join(', '),
      }))}
      members={await memberAgreements(db, group.id)}
      aimsWording={(await societySettings(db)).aimsWording}
      saved={await justSaved(c, db, group, savedWords)}
      attempts={attempts}
    />
  )
}
