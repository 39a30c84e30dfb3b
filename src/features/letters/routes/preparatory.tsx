import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { countIn, idIn, savedIn } from '../../../platform/web/in-address.ts'
import { framingPolicy } from '../../../platform/web/letter-frame.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { firstMeeting } from '../../meetings/queries/meetings.ts'
import { peopleAt } from '../../meetings/queries/people-at.ts'
import { preparatoryLetter } from '../../meetings/queries/preparatory-letter.ts'
import { societySettings } from '../../society/queries.ts'
import { keepPreparatoryWords, sendPreparatoryLetter } from '../commands/send-preparatory-letter.ts'
import { preparatoryForm } from '../forms.ts'
import { PreparatoryPage } from '../pages/preparatory-page.tsx'
import { kindsInOwnWords } from '../queries/letter-words.ts'
import { preparatoryWords } from '../queries/preparatory-facts.ts'
import { recommendedReading } from '../queries/reading.ts'
import { previewOf } from './preview.ts'

const page = '/groups/:id/letter'
const here = (c: Web): string => `/groups/${idIn(c)}/letter`

export const preparatoryRoutes = new Hono<WebEnv>()
for (const path of [page, `${page}/words`]) {
  preparatoryRoutes.use(path, requireSignIn)
  preparatoryRoutes.use(path, (c, next) => {
    c.header('Content-Security-Policy', framingPolicy)
    return next()
  })
}

preparatoryRoutes.get(page, (c) => show(c, (db) => preparatoryPage(c, db)))
preparatoryRoutes.get(`${page}/words`, (c) => c.redirect(here(c), 303))

const form = preparatoryForm.transform(({ opening, closing, plan, reading, seen_well: seenWell }) => ({
  opening: opening ?? '',
  plan,
  seenWell: seenWell ?? '',
  reading: reading ?? '',
  closing: closing ?? '',
}))

/** Kept for later: what is saved is what the frame below shows. */
preparatoryRoutes.post(`${page}/words`, (c) =>
  submit(c, {
    form,
    command: (db, words) => keepPreparatoryWords(db, idIn(c), words),
    done: () => `${here(c)}?saved=words#preview`,
    again: (db, attempt) => preparatoryPage(c, db, attempt),
    words: {},
  }),
)

preparatoryRoutes.post(page, (c) =>
  submit(c, {
    form,
    command: (db, words) => sendPreparatoryLetter(db, idIn(c), words),
    done: ({ told }) => `${here(c)}?told=${told}`,
    again: (db, attempt) => preparatoryPage(c, db, attempt),
    words: {
      'no-dates': 'There is no first meeting to write about yet: make the term’s dates first.',
      'roles-missing': 'Choose who moderates the first meeting; then the letter can go out.',
    },
  }),
)

async function preparatoryPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const [first, leaders, sent, settings] = [
    await firstMeeting(db, group.id),
    await groupLeaders(db, group.id),
    await preparatoryLetter(db, group.id),
    await societySettings(db),
  ]
  const nameOf = (id: string | null | undefined) =>
    leaders.find(({ personId }) => personId === id)?.name ?? null
  return (
    <PreparatoryPage
      framing={await framingOf(db, group)}
      group={group}
      first={first}
      leaders={leaders}
      moderator={nameOf(first?.moderatorId)}
      processLeader={nameOf(first?.processLeaderId)}
      words={await preparatoryWords(db, group, first?.id ?? null)}
      isOwn={(await kindsInOwnWords(db, group.id)).has('preparatory')}
      reading={(await recommendedReading(db, group.id)).items.length}
      sentAt={sent?.sentAt ?? null}
      onlineGuidelinesUrl={(group.mode === 'online' && settings.onlineGuidelinesUrl) || null}
      people={first ? (await peopleAt(db, group.id, first.startsAt)).length : 0}
      preview={await previewOf(c, db, group, 'preparatory', here(c))}
      told={countIn(c, 'told')}
      saved={savedIn(c, { words: 'Saved, and not sent yet. Below you see it as it arrives.' })}
      attempt={attempt}
    />
  )
}
