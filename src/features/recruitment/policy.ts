import type { Group } from '../groups/queries/group.ts'
import { type ApplicationState, mayStillTalk, stands } from './rules/application-state.ts'

type Stood = Pick<Group, 'standing'>

/** Applications are between the applicant and the group's leaders (domain.md d); the society sees numbers. */
export const canSeeApplicants = ({ standing }: Stood): boolean => standing === 'leader'

/** People apply to a group that is open; nobody applies to a circle they sit in. */
export const canApply = ({ standing, openedAt }: Stood & Pick<Group, 'openedAt'>): boolean =>
  openedAt !== null && standing !== 'leader' && standing !== 'member'

/** What leaders may do with an application; one that is not confirmed does not exist for them. */
const canDecide = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && stands(state) && state !== 'unconfirmed'

export const canRecordInterview = canDecide

/** Once; whoever has been talked with, or has an offer, chooses no time. */
export const canInviteToInterview = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && (state === 'asked' || state === 'deferred' || state === 'waiting')

/** Books, moves, cancels: leader and applicant alike, once the leaders have invited them. */
export const canArrangeInterview = mayStillTalk

export const canOfferPlace = (group: Stood, state: ApplicationState): boolean =>
  canDecide(group, state) && state !== 'offered'

/** While a place is on offer it is that which is answered, or taken back. */
export const canDefer = canOfferPlace

export const canPutOnWaitingList = (group: Stood, state: ApplicationState): boolean =>
  canOfferPlace(group, state) && state !== 'waiting'

export const canWithdrawOffer = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && (state === 'offered' || state === 'offer-expired')

export const canDeclineApplication = canDecide

/** What the applicant may do, who holds the secret address of this application and of no other. */
export const canAnswerOffer = (state: ApplicationState): boolean => state === 'offered'

export const canWithdrawApplication = (state: ApplicationState): boolean =>
  stands(state) && state !== 'unconfirmed'

/** Leaders and applicant write to each other until it is decided. */
export const canWriteMessage = (state: ApplicationState): boolean => stands(state) && state !== 'unconfirmed'

/** While nobody has acted on it, what one wrote can be put right. */
export const canCorrectApplication = (state: ApplicationState): boolean =>
  state === 'unconfirmed' || state === 'asked'
