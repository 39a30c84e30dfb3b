import { keepOwnZone } from '../../src/features/enquiries/commands/keep-own-zone.ts'
import {
  offerDiscussionTimes,
  type TimesOffer,
} from '../../src/features/enquiries/commands/offer-discussion-times.ts'
import { pickOfferedTime } from '../../src/features/enquiries/commands/pick-discussion-time.ts'
import { discussionOf } from '../../src/features/enquiries/queries/discussion.ts'
import { heldEnquiry } from '../../src/features/enquiries/queries.ts'
import * as chapter from '../chapters.ts'
import type { Somebody, Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Three first talks with Ewan: one waits for a pick, one is next week, one was the other day. */

const rowan = { name: 'Rowan Kerr', email: 'rowan.kerr@example.org' }
const iona = { name: 'Iona Fraser', email: 'iona.fraser@example.org' }
const callum = { name: 'Callum Ross', email: 'callum.ross@example.org' }

export async function scotlandFirstTalks(tell: Teller, { regions }: DemoSociety) {
  const { id: region, representativeId: ewan } = regions.Scotland
  const asks = (days: number, who: Somebody, kind: 'start-online' | 'start-face-to-face', message: string) =>
    chapter.ask(tell, days, who, { kind, region, message, plan: null })
  const offers = (days: number, enquiryId: string, offer: Omit<TimesOffer, 'timeZone'>) =>
    tell.as(ewan, tell.ago(days, '12:30'), (db) =>
      offerDiscussionTimes(db, enquiryId, { timeZone: 'Europe/London', ...offer }),
    )
  const day = (days: number, at: string) => ({ on: tell.dayAgo(-days), at: Temporal.PlainTime.from(at) })
  const picks = async (days: number, enquiryId: string, nth: number, word: string) => {
    const when = tell.ago(days, '20:10')
    await tell.holding(await tell.tokenSentAbout(enquiryId), when, async (db) => {
      const { offer } = await discussionOf(db, (await heldEnquiry(db))?.id ?? '')
      return pickOfferedTime(db, { timeId: offer?.times[nth]?.id ?? '', word })
    })
  }

  const waiting = await asks(
    3,
    rowan,
    'start-online',
    'I work in Berlin for the year and come home to Skye in summer. Would an online group with colleagues in both places be a Balint group at all?',
  )
  const token = await tell.tokenSentAbout(waiting.enquiryId)
  await tell.holding(token, tell.ago(3, '21:20'), (db) => keepOwnZone(db, { timeZone: 'Europe/Berlin' }))
  await offers(1, waiting.enquiryId, {
    moments: [day(5, '12:15'), day(6, '18:30'), day(8, '18:30')],
    minutes: 30,
    way: 'video',
    wayNote: 'https://video.example.org/ewan-baird',
    word: 'It would be one, and a good one I think. Let us talk it through, half an hour is enough.',
  })

  const agreed = await asks(
    6,
    iona,
    'start-face-to-face',
    'There are five practices around Oban and nobody to talk to between them. I would like to change that.',
  )
  await offers(4, agreed.enquiryId, {
    moments: [day(7, '13:00'), day(9, '19:00')],
    minutes: 30,
    way: 'telephone',
    wayNote: 'I ring you: please send me your number with your answer.',
    word: 'Five practices is a fine beginning. May I ring you?',
  })
  await picks(3, agreed.enquiryId, 0, '01631 496 0155, and I look forward to it.')

  const held = await asks(
    16,
    callum,
    'start-face-to-face',
    'I was in a group as a trainee in Glasgow and miss it. What would it take to begin one in Perth?',
  )
  await offers(14, held.enquiryId, {
    moments: [day(-3, '18:00'), day(-2, '18:00')],
    minutes: 45,
    way: 'in-person',
    wayNote: 'The café of Perth Library, by the window',
    word: 'I am in Perth that week anyway.',
  })
  await picks(13, held.enquiryId, 0, 'The library suits me well.')
  return { enquirer: rowan, token }
}
