import * as answers from '../../../shared/enquiry-answers.ts'
import type { EnquiryDetails } from './details.ts'

export type Told = readonly [term: string, value: string | false | undefined]

/** What was asked besides, as terms and values; what was left out is left out. */
export function detailsInWords(details: EnquiryDetails): Told[] {
  switch (details.kind) {
    case 'start-face-to-face':
    case 'start-online':
      return [
        ['Area', details.area],
        ['Would join', people(details.interestedMembers)],
        ['Leaders found', details.leaders && answers.leadersFoundWords[details.leaders]],
      ]
    case 'move-online':
      return [
        ['How far', answers.stageWords[details.stage]],
        ['Members now', people(details.members)],
        ['Leaders come along', answers.leadersComeWords[details.leadersCome]],
        ['Wishes for', details.wantsSupervision && 'consultation or supervision while moving'],
      ]
    case 'join-group':
      return [
        ['Profession', details.profession],
        ['Meeting', answers.wayWords[details.way]],
        ['Area', details.area],
        ['Free', details.times],
      ]
    case 'find-supervision':
      return [
        ['Looks for', answers.seeksWords[details.seeks]],
        ['Leads a group', answers.leadingWords[details.leading]],
        ['Meeting', answers.wayWords[details.way]],
      ]
    case 'become-leader':
      return [
        ['Profession', details.profession],
        ['Member of a group', answers.experienceWords[details.experience]],
        ['Training', details.psychodynamic && 'psychodynamic or similar'],
        ['Would like to', answers.leadingWishWords[details.wish]],
      ]
    case 'concern':
      return [
        ['Group', details.group],
        ['Part in it', answers.standingWords[details.standing]],
        ['Wish', answers.concernWishWords[details.wish]],
      ]
    case 'something-else':
      return []
  }
}

function people(count: number | undefined): string | undefined {
  if (count === undefined) return undefined
  if (count === 0) return 'nobody yet'
  return count === 1 ? 'one person' : `${count} people`
}
