import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Answered, talked through, and asked to found a group: the invitation lies in the enquirer's mailbox. */

const enquirer = { name: 'Harriet Vaughan', email: 'harriet.vaughan@example.org' }

export async function newcastleInvited(tell: Teller, { regions }: DemoSociety) {
  const region = regions['North East']
  const { enquiryId } = await chapter.ask(tell, 11, enquirer, {
    kind: 'start-online',
    region: region.id,
    message: 'Our locum group is scattered over three counties. Would a group online hold?',
    plan: null,
  })
  return chapter.talkAndInvite(tell, 8, region, enquiryId)
}
