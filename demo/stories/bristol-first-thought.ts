import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** A founder on her first evening: nothing is decided yet, and the plan says where to begin. */

const founder = { name: 'Yvonne Castle', email: 'yvonne.castle@example.org' }

export async function bristolFirstThought(tell: Teller, { regions }: DemoSociety) {
  const { personId, groupId } = await chapter.found(tell, 9, founder, regions['Bristol and South West'], {
    kind: 'start-face-to-face',
    message: 'I would love there to be a group within reach. I have never started anything like it.',
    plan: null,
  })
  return { name: founder.name, founderId: personId, groupId }
}
