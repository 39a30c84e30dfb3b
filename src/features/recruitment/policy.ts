import type { Group } from '../groups/queries/group.ts'
import { type ApplicationState, isWaiting, stands } from './rules/application-state.ts'

type Stood = Pick<Group, 'standing'>

/** Applications are between the applicant and the group's leaders (domain.md d); the society sees numbers. */
export const canSeeApplicants = ({ standing }: Stood): boolean => standing === 'leader'

/** People apply to a group that is open; nobody applies to a circle they sit in. */
export const canApply = ({ standing, openedAt }: Stood & Pick<Group, 'openedAt'>): boolean =>
  openedAt !== null && standing !== 'leader' && standing !== 'member'

/** What leaders may do with an application. */
export const canRecordInterview = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && stands(state)

export const canOfferPlace = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && isWaiting(state)

export const canWithdrawOffer = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && (state === 'offered' || state === 'offer-expired')

export const canDeclineApplication = (group: Stood, state: ApplicationState): boolean =>
  canSeeApplicants(group) && stands(state)

/** What the applicant may do, who holds the secret address of this application and of no other. */
export const canAnswerOffer = (state: ApplicationState): boolean => state === 'offered'

export const canWithdrawApplication = (state: ApplicationState): boolean => stands(state)

/** Leaders and applicant write to each other until it is decided. */
export const canWriteMessage = (state: ApplicationState): boolean => stands(state)
