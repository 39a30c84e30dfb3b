import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { saidIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { formatDate } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { confirmApplication, discardApplication } from '../commands/confirm-application.ts'
import { correctApplication } from '../commands/correct-application.ts'
import { answerField, correctionForm } from '../forms.ts'
import { ApplicationDiscardedPage, ConfirmApplicationPage } from '../pages/confirm-application-page.tsx'
import { CorrectionPage } from '../pages/correction-page.tsx'
import { canCorrectApplication } from '../policy.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import { questionsToCorrect, writtenApplication } from '../queries/written-application.ts'
import { lastDayToConfirm } from '../rules/days-to-confirm.ts'
import { answerKindly, here, ownPage } from './own-address.tsx'
import { ownSideOf } from './own-side.ts'

// What an applicant does before anybody acts: says that it is theirs, puts something right, deletes it again.

export const addressCheckRoutes = new Hono<WebEnv>()
addressCheckRoutes.onError(answerKindly)

/** The page of an application that nobody has confirmed. */
export async function confirmPage(c: Web, db: HolderDb, application: OwnApplication, attempt?: Returned) {
  const { id, groupName, name, appliedAt, timeZone } = application
  return (
    <ConfirmApplicationPage
      here={here(c)}
      groupName={groupName}
      name={name}
      written={found(await writtenApplication(db, id))}
      lastDay={formatDate(lastDayToConfirm(appliedAt, timeZone))}
      wasCorrected={saidIn(c, 'saved') === 'corrected'}
      attempt={attempt}
    />
  )
}

const again = async (c: Web, db: HolderDb, attempt?: Returned) =>
  confirmPage(c, db, found(await ownApplication(db)), attempt)

// Where a form came back from; whoever reloads the address is shown the page.
addressCheckRoutes.get(`${ownPage}/:answer{confirmation|discard}`, (c) => c.redirect(here(c), 303))

addressCheckRoutes.post(`${ownPage}/confirmation`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: confirmApplication,
    done: () => `${here(c)}?saved=confirmed`,
    again: (db, attempt) => again(c, db, attempt),
    words: {
      'group-closed':
        'The group takes no applications any more. We are sorry: it closed after you had written to it.',
      'applied-already':
        'You have an application to this group already, and its leaders have it. The email about it leads to its page; this one can be deleted.',
    },
  }),
)

addressCheckRoutes.post(`${ownPage}/discard`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: discardApplication,
    done: () => '/applications/deleted',
    again: (db, attempt) => again(c, db, attempt),
    words: { 'confirmed-already': 'The leaders have it already. You can withdraw it on its page.' },
  }),
)

addressCheckRoutes.get('/applications/deleted', async (c) =>
  c.html(await c.var.render(<ApplicationDiscardedPage />)),
)

addressCheckRoutes.get(`${ownPage}/correction`, async (c) => {
  const mayCorrect = await c.var.house.database.asHolder(
    tokenIn(c),
    async (db) => canCorrectApplication(found(await ownApplication(db)).state),
    { readOnly: true },
  )
  return mayCorrect ? showHeld(c, tokenIn(c), (db) => correctionPage(c, db)) : c.redirect(here(c), 303)
})

addressCheckRoutes.post(`${ownPage}/correction`, async (c) => {
  const questions = await c.var.house.database.asHolder(
    tokenIn(c),
    async (db) => {
      const own = found(await ownApplication(db))
      const { answers } = found(await writtenApplication(db, own.id))
      return questionsToCorrect(db, { groupId: own.groupId, answers })
    },
    { readOnly: true },
  )
  return submitHeld(c, tokenIn(c), {
    form: correctionForm(questions),
    command: (db, values) => correctApplication(db, ownSideOf(values)),
    done: () => `${here(c)}?saved=corrected`,
    again: (db, attempt) => correctionPage(c, db, attempt),
    words: {
      'too-late-to-correct':
        'The leaders have begun to act on it, so that it stays as it is. Please write to them instead: your page has a place for that.',
    },
  })
})

async function correctionPage(c: Web, db: HolderDb, attempt?: Returned) {
  const own = found(await ownApplication(db))
  const written = found(await writtenApplication(db, own.id))
  const questions = await questionsToCorrect(db, { groupId: own.groupId, answers: written.answers })
  return (
    <CorrectionPage
      here={here(c)}
      group={{ name: own.groupName, mode: own.mode }}
      written={{ name: own.name, ...written }}
      questions={questions.map((each) => ({ ...each, field: answerField(each.id) }))}
      attempt={attempt}
    />
  )
}
