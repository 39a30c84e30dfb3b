import { pathIn } from '../../mail-server.ts'
import type { Part } from './part.ts'
import { addressOf } from './patience.ts'

/**
 * Members who ask for a way in, take it, and write to their leaders. Whoever was let in is known from then on, whatever is
 * killed: also at the end.
 */
export async function signsInAndWrites({ field, patience, deeds, place }: Part): Promise<void> {
  const isIn: (() => Promise<void>)[] = []
  for (const [nth, member] of field.society.members.entries()) {
    if (patience.isOver()) break
    const who = await field.client(addressOf(place * 5_000 + nth))
    if (!(await patience.acknowledge(who, '/sign-in', { email: member.email }))) continue
    const letter = await patience.letter(field.mail, member.email)
    // A way in is used once: whoever's answer was lost on the way for long enough is told that it was, and asks again.
    const way = await patience.press(who, pathIn(letter), {})
    if (way.status !== 303) continue
    deeds.add('sign-in', member.personId)
    const home = async () => {
      const { status } = await patience.patiently(async () => {
        const answer = await who.get('/home')
        return answer.status >= 500 ? null : answer
      })
      if (status !== 200) patience.findings.push(`a member who was let in is not known any more (${status})`)
    }
    isIn.push(home)
    const body = `Shall we begin at seven? (${nth})`
    if (await patience.acknowledge(who, `/groups/${member.groupId}/messages`, { body }))
      deeds.add('message', body)
    await patience.breathe()
  }
  for (const home of isIn) await home()
}
