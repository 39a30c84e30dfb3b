import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** An enquiry that nobody has answered for twelve days: its promised day has passed, and the alarm was raised. */

const enquirer = { name: 'Gemma Hollis', email: 'gemma.hollis@example.org' }

export async function midlandsSilence(tell: Teller, { regions }: DemoSociety) {
  const { enquiryId } = await chapter.ask(tell, 12, enquirer, {
    kind: 'start-face-to-face',
    region: regions.Midlands.id,
    details: { kind: 'start-face-to-face', area: 'Coventry', interestedMembers: 4, leaders: 'nobody-yet' },
    message:
      'Four of us from the First5 network would like to start a group in Coventry. None of us has led one. Could somebody tell us whether that is foolish?',
    plan: null,
  })
  return { enquirer, token: await tell.tokenSentAbout(enquiryId) }
}
