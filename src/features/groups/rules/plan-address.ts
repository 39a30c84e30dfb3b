import type { PlanPage } from './essential.ts'

const places: Readonly<Record<PlanPage, string>> = {
  leaders: '/leaders',
  'about-you': '/leaders#about-you',
  invite: '/leaders#invite',
  phone: '/leaders#phone',
  frame: '/frame',
  times: '/times',
  place: '/place',
  planning: '/planning',
  aims: '/rules#aims',
  'ground-rules': '/rules#ground-rules',
  money: '/fee',
  costs: '/budget',
  paid: '/fee#paid',
  supervision: '/supervision',
  opening: '/plan#opening',
  outreach: '/outreach',
  applications: '/applicants',
  members: '/rules#agreed',
  dates: '/meetings',
  roles: '/meetings',
  letter: '/letter',
}

/** Where in the group's workspace a gap is closed. */
export const planAddress = (groupId: string, page: PlanPage): string => `/groups/${groupId}${places[page]}`
