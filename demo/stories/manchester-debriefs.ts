import { keepDebrief } from '../../src/features/debriefs/commands/keep-debrief.ts'
import { lastMeetingsLed } from '../../src/features/debriefs/queries/debriefs.ts'
import { noteLooks } from '../../src/features/own-data/commands/note-looks.ts'
import type { Seals } from '../../src/platform/sealed/seals.ts'
import type { Teller } from '../teller.ts'

interface Led {
  groupId: string
  leaderId: string
  coLeaderId: string
}

/**
 * After their first meeting the two leaders of the Lunchtime circle looked back: Judith began, Kofi added to it, and it goes
 * next week. Since then none was noted; so they are told, gently.
 */
export async function manchesterDebriefs(tell: Teller, seals: Seals, { groupId, leaderId, coLeaderId }: Led) {
  const led = await tell.as(leaderId, tell.now, (db) => lastMeetingsLed(db, groupId, 12))
  const first = led.at(-1)
  if (!first) throw new Error('They have not met yet.')
  const { meetingId, endsAt } = first
  await tell.as(leaderId, endsAt.add({ minutes: 15 }), (db) =>
    keepDebrief(db, seals, {
      groupId,
      meetingId,
      revision: 0,
      debrief: { said: ['met-before', 'on-time', 'roles-clear', 'presenter-let-back'], words: null },
    }),
  )
  await tell.as(coLeaderId, endsAt.add({ minutes: 20 }), async (db) => {
    await noteLooks(db, 'debrief', { people: [leaderId], groupId })
    return keepDebrief(db, seals, {
      groupId,
      meetingId,
      revision: 1,
      debrief: {
        said: [
          'met-before',
          'on-time',
          'roles-clear',
          'presenter-let-back',
          'told-each-other',
          'supervision',
        ],
        words:
          'I closed the questions too soon, and Judith too late: next time we say aloud when it is enough. The silence after the return was good; neither of us filled it.',
      },
    })
  })
}
