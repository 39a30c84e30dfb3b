import type { Accreditation } from '../../../shared/accreditation.ts'
import type { Weekday } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import type { RolesPlan, SitBack, SpeakingSignal } from '../../../shared/planning-choices.ts'
import type { Rhythm } from '../../../shared/rhythm.ts'
import type { PaidAhead } from '../../fees/rules/contribution.ts'
import type { CostPlan } from '../../fees/rules/cost.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import type { Due } from '../../supervision/rules/due.ts'

export type Mode = 'face-to-face' | 'online'

export interface LeaderFacts {
  readonly name: string
  readonly profession: string | null
  /** Has been a member of a Balint group (R17). */
  readonly groupMemberExperience: boolean
  readonly psychodynamicTraining: boolean
  /** As the Council has decided, today. */
  readonly accreditation: Accreditation
  /** They have asked the Council to confirm it, and wait. */
  readonly accreditationAsked?: boolean
  /** Members of the group can see a phone number of theirs (R56). */
  readonly hasPhone: boolean
  /** They are the one who looks: what only they can say is theirs to do. */
  readonly isViewer?: boolean
  /** They have said something about themselves as a leader. */
  readonly hasEntry?: boolean
}

export interface PlaceFacts {
  readonly name: string
  readonly seats: number
  readonly freeForAllDates: boolean
  readonly freeFromIntrusion: boolean
  /** Whose rules hold there; null while nobody has said (R29, R30). */
  readonly base?: 'institution' | 'independent' | null
}

/** Of the leaders' planning: days, numbers and choices, never words. As the leader who looks may know it. */
export interface AgreementFacts {
  readonly answersGiven: number
  readonly viewerHasGiven: boolean
  readonly proposedBy: 'viewer' | 'other' | null
  readonly agreedOn: Temporal.PlainDate | null
  /** Everybody who leads today has said yes to it; with one leader, that one. */
  readonly agreedByAll: boolean
  readonly preMeetingMinutes: number | null
  readonly debriefMinutes: number | null
  readonly rolesPlan: RolesPlan | null
  readonly speakingSignal: SpeakingSignal | null
  readonly openCommunication: boolean | null
  readonly sitBack: SitBack | null
}

/** Advice that the leaders have decided against. */
export interface DecisionFacts {
  readonly reason: string
  /** Null when they lead the group no more. */
  readonly by: string | null
  readonly on: Temporal.PlainDate
}

export interface FrameFacts {
  readonly weekday: Weekday | null
  readonly startTime: Temporal.PlainTime | null
  readonly rhythm: Rhythm | null
  readonly minutes: number | null
}

/** What the founder's plan counted on, before there was a group. */
export interface PlannedFacts {
  readonly leaders: number
  readonly leadersWereMembers: boolean
  readonly oneAccredited: boolean
  readonly onePsychodynamic: boolean
  readonly interestedMembers: number
  readonly hasRoom: boolean
  readonly supervision: boolean
}

/** All that the essentials are computed from. Nothing here is an opinion; nobody ticks anything. */
export interface GroupFacts {
  /** The day it is in the group's time zone. */
  readonly today: Temporal.PlainDate
  readonly settings: SocietySettings
  readonly mode: Mode
  /** False while it bears the name it was founded under. */
  readonly hasOwnName?: boolean
  /** Known to the founder alone; null when they had none. */
  readonly planned?: PlannedFacts | null
  readonly area: string | null
  readonly regionName: string | null
  readonly professions: readonly string[]
  readonly fewestMembers: number
  readonly mostMembers: number
  readonly leaders: readonly LeaderFacts[]
  /** Invitations to lead that are out and not answered. */
  readonly leadersInvited: number
  /** Whom they are to. */
  readonly leadersInvitedNames?: readonly string[]
  /** Somebody was asked to lead too, whatever became of it. */
  readonly secondLeaderSought?: boolean
  readonly members: number
  /** Of these members, how many have agreed to the newest ground rules. */
  readonly membersWhoAgreed: number
  readonly offers: number
  readonly applicationsWaiting: number
  /** They have written whom it would not suit at present, to speak about (R52). */
  readonly hasSpokenMatters?: boolean
  /** Organisations that were asked to tell their people, of how many kinds, and how many hold a flier (R13–R15). */
  readonly organisationsAsked?: number
  readonly organisationKindsAsked?: number
  readonly fliersSent?: number
  /** Members and people with an offer who came by applying, and how many of them were interviewed. */
  readonly admitted: number
  readonly admittedAfterInterview: number
  readonly opened: boolean
  readonly frame: FrameFacts
  readonly place: PlaceFacts | null
  readonly hasLink: boolean
  readonly leadersMetOn: Temporal.PlainDate | null
  readonly aims: string | null
  readonly groundRulesVersion: number | null
  readonly fee: {
    readonly contributionMinor: number
    readonly currency: Currency
    readonly paidAhead: PaidAhead
    readonly months?: number | null
    readonly firstMeetingFree: boolean
  } | null
  /** Null until somebody has worked it out. */
  readonly costPlan: CostPlan | null
  readonly supervision: {
    readonly kind: 'individual' | 'pair' | 'peer'
    /** Null: another leader has arranged it for themselves, and its days are theirs. */
    readonly sinceOn: Temporal.PlainDate | null
    readonly everyWeeks?: number | null
    /** Null where no session of it is logged here: its supervisor or peers do not use the product. */
    readonly due?: Due | null
    /** The last that was confirmed, of any of the leaders. */
    readonly lastOn?: Temporal.PlainDate | null
    /** Meetings that the group has held since. */
    readonly meetingsSince?: number
  } | null
  readonly meetingsHeld: number
  readonly datesAhead: number
  /** Its last meeting is announced: nothing more is asked of it. */
  readonly isEnding?: boolean | undefined
  /** It pauses, as everybody was told. */
  readonly isPausing?: boolean | undefined
  /** Who moderates and who watches the process is settled for the next meeting. */
  readonly rolesSet: boolean
  readonly letterSent: boolean
  /** Minutes before a meeting from which members come in (R61). */
  readonly doorsMinutes?: number
  /** It met in a room before and moves online: its members know each other (R47). */
  readonly isTransfer?: boolean
  /** Of the members, how many said that they have a good line, a computer, a camera (R32, R33, R34). */
  readonly membersWith?: { readonly computer: number; readonly camera: number; readonly connection: number }
  /** In how many places the members work, as they wrote it when they applied (R12). */
  readonly membersPlaces?: number
  /** One for each member whose profession is known. */
  readonly membersProfessions?: readonly string[]
  /** Of the members, how many agreed to a contribution when they accepted, or have paid one (R69). */
  readonly membersCommitted?: number
  /** Of the members, how many have paid until today or longer (R71). */
  readonly membersPaidUp?: number
  /** Dates ahead that nobody has confirmed with the house, for the place, day and hour they have now (R27). */
  readonly datesUnbooked?: number
  /** Dates ahead on which another group has the room, or one of the leaders. */
  readonly datesNotFree?: number
  /** Changes of place within the last year, since the group first met (R28). */
  readonly moves?: { readonly planned: number; readonly unplanned: number }
  /** The preparatory letter says how to be seen well, or what to read (R56). */
  readonly letterAdvises?: boolean
  /** A taster is announced or was held (R41). */
  readonly hasTaster?: boolean
  /** Somebody is moderator at the next meeting (R58). */
  readonly moderatorSet?: boolean
  /** How many different moderators the meetings ahead have (R59). */
  readonly moderatorsAhead?: number
  /** Null while there is nothing that the leader who looks may know of. */
  readonly agreement?: AgreementFacts | null
  /** How many wait for a group like this one, one and two said as 2; null for whoever does not lead it. */
  readonly peopleWaiting?: number | null
  /** How many have said when they could come; null while nobody is asked (R40). */
  readonly timesAnswered?: number | null
  /** By the rule's name. */
  readonly decidedOtherwise?: Readonly<Record<string, DecisionFacts>>
}
