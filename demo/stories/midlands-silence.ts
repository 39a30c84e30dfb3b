import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** An enquiry that nobody has answered for six days. */

const enquirer = { name: 'Gemma Hollis', email: 'gemma.hollis@example.org' }

export async function midlandsSilence(tell: Teller, { regions }: DemoSociety) {
  const { enquiryId } = await chapter.ask(tell, 6, enquirer, {
    kind: 'start-face-to-face',
    region: regions.Midlands.id,
    message:
      'Four of us from the First5 network would like to start a group in Coventry. None of us has led one. Could somebody tell us whether that is foolish?',
    plan: null,
  })
  return { enquirer, token: await tell.tokenSentAbout(enquiryId) }
}
