import type { Sample, Society } from './society.ts'

/** A page that is measured, and who looks at it. */
export interface Measured {
  page: string
  as: 'visitor' | 'leader' | 'member' | 'representative' | 'administrator'
  path: (sample: Sample) => string
}

export const groupPages: readonly Measured[] = [
  { page: '/groups', as: 'visitor', path: () => '/groups' },
  { page: '/groups?…3 filters', as: 'visitor', path: () => '/groups?mode=online&weekday=3&profession=GP' },
  {
    page: '/groups?…7 filters, none',
    as: 'visitor',
    path: () => '/groups?mode=online&weekday=2&time=morning&profession=GP&fee=15&places=free&language=Welsh',
  },
  { page: '/groups/:id', as: 'visitor', path: ({ groupId }) => `/groups/${groupId}` },
  { page: '/home', as: 'leader', path: () => '/home' },
  { page: '/groups/:id/plan', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/plan` },
  { page: '/groups/:id/planning', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/planning` },
  { page: '/groups/:id/applicants', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/applicants` },
  { page: '/groups/:id/meetings', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/meetings` },
  { page: '/groups/:id/place', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/place` },
  {
    page: '/groups/:id/place/choice',
    as: 'leader',
    path: ({ groupId }) => `/groups/${groupId}/place/choice`,
  },
  { page: '/groups/:id/outreach', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/outreach` },
  { page: '/groups/:id/interviews', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/interviews` },
  { page: '/groups/:id/composition', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/composition` },
  { page: '/groups/:id/apply', as: 'visitor', path: ({ groupId }) => `/groups/${groupId}/apply` },
  { page: '/groups/:id/flier', as: 'visitor', path: ({ groupId }) => `/groups/${groupId}/flier` },
  { page: '/groups/:id/circle', as: 'member', path: ({ groupId }) => `/groups/${groupId}/circle` },
]

/** A member's dates, and the feed that a calendar program asks for. */
export const datePages: readonly Measured[] = [
  { page: '/dates', as: 'member', path: () => '/dates' },
  { page: '/groups/:id/dates', as: 'member', path: ({ groupId }) => `/groups/${groupId}/dates` },
  { page: '/calendar/:token.ics', as: 'visitor', path: ({ feedToken }) => `/calendar/${feedToken}.ics` },
]

/** The society's side: what could grow with everything there is. */
export const societyPages: readonly Measured[] = [
  { page: '/regions', as: 'visitor', path: () => '/regions' },
  { page: '/regions/:id', as: 'visitor', path: ({ regionId }) => `/regions/${regionId}` },
  { page: '/office', as: 'administrator', path: () => '/office' },
  { page: '/region', as: 'representative', path: () => '/region' },
  { page: '/enquiries', as: 'administrator', path: () => '/enquiries' },
  {
    page: '/enquiries?…2 filters',
    as: 'administrator',
    path: ({ regionId }) => `/enquiries?kind=start-online&region=${regionId}`,
  },
  { page: '/register', as: 'administrator', path: () => '/register' },
  { page: '/register?name', as: 'administrator', path: () => '/register?name=leader12' },
  { page: '/venues', as: 'administrator', path: () => '/venues?search=example' },
  { page: '/organisations', as: 'administrator', path: () => '/organisations' },
  { page: '/organisations/numbers', as: 'administrator', path: () => '/organisations/numbers' },
  { page: '/tasters', as: 'visitor', path: () => '/tasters' },
  { page: '/enquiries/numbers', as: 'administrator', path: () => '/enquiries/numbers' },
]

export const firstPages: readonly Measured[] = [
  { page: '/', as: 'visitor', path: () => '/' },
  { page: '/start', as: 'visitor', path: () => '/start' },
  { page: '/start/members', as: 'visitor', path: () => '/start/members?area=Leith&route=face-to-face' },
  {
    page: '/start/plan',
    as: 'visitor',
    path: () =>
      '/start/plan?area=Leith&for=GP&leaders=1&fee=75&joining=4&room=20&before=15&after=20&route=face-to-face',
  },
  { page: '/lead', as: 'visitor', path: () => '/lead' },
]

/** Fast because nothing in them grows with the society: only what PostgreSQL is asked is looked at. */
export const otherPages: readonly Measured[] = [
  { page: '/groups/:id/supervision', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/supervision` },
  { page: '/groups/:id/leaders', as: 'leader', path: ({ groupId }) => `/groups/${groupId}/leaders` },
  { page: '/calendar/:token.ics', as: 'visitor', path: ({ feedToken }) => `/calendar/${feedToken}.ics` },
  { page: '/profile', as: 'member', path: () => '/profile' },
  { page: '/enquiries', as: 'representative', path: () => '/enquiries' },
  { page: '/groups', as: 'representative', path: () => '/groups' },
  { page: '/groups.atom', as: 'visitor', path: () => '/groups.atom?mode=online' },
  { page: '/groups/embed', as: 'visitor', path: () => '/groups/embed' },
]

export interface Asked {
  path: string
  cookie: string
}

/** The same page of many groups, each asked for by one of its own people. */
export async function askedFor(
  { as, path }: Measured,
  samples: readonly Sample[],
  society: Society,
  baseUrl: string,
): Promise<Asked[]> {
  if (as === 'visitor') return samples.map((sample) => ({ path: path(sample), cookie: '' }))
  const cookies = await society.cookiesOf(
    samples.map((sample) => sample[as]),
    baseUrl,
  )
  return samples.map((sample, at) => ({ path: path(sample), cookie: cookies[at] ?? '' }))
}
