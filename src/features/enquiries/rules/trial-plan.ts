import { carriedLine, line, optional, uuid } from '../../../shared/form-values.ts'
import { professions } from '../../../shared/professions.ts'
import { emptyPlan, type GroupPlan, groupPlan } from '../../groups/rules/plan.ts'
import { groupPlanForm } from '../../groups/rules/plan-form.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'

/** What a visitor tries out and an enquiry keeps: the plan of a group, and where it is thought for. */
export type TrialPlan = GroupPlan & {
  area?: string | undefined
  /** Whose enquiry it would be; the enquiry keeps its own. */
  region?: string | undefined
}

const AREA_LENGTH = 120

/** What somebody has said that decides what is usual for the rest. */
type Said = Partial<Pick<GroupPlan, 'route' | 'leaders'>>

/** What a visitor begins with: the usual numbers, and nobody found yet. A group that moves has at least one leader. */
export function usualPlan(settings: SocietySettings, said: Said = {}): TrialPlan {
  const usual = emptyPlan(settings, said.route)
  if (usual.route !== 'moving-online') return { ...usual, leaders: 0 }
  return { ...usual, leaders: 1, paidLeaders: said.leaders ?? 1 }
}

/** A plan as it stands in an address. */
export const trialPlanForm = groupPlanForm(professions).extend({
  area: optional(line(AREA_LENGTH)),
  region: optional(uuid()),
})

type Field = keyof TrialPlan

/** What the fields are called in an address, which people see and mail. Forms call them by their own names. */
const shortNames: Readonly<Record<Field, string>> = {
  route: 'route',
  area: 'area',
  region: 'region',
  professions: 'for',
  leaders: 'leaders',
  leadersWereMembers: 'been-members',
  oneAccredited: 'accredited',
  onePsychodynamic: 'psychodynamic',
  paidLeaders: 'paid',
  leaderFeePerHourMinor: 'fee',
  interestedMembers: 'joining',
  expectedMembers: 'members',
  meetingMinutes: 'minutes',
  everyWeeks: 'weeks',
  hasRoom: 'has-room',
  roomPerSessionMinor: 'room',
  supervision: 'supervision',
  paidPreMeetingMinutes: 'before',
  paidDebriefMinutes: 'after',
  supervisionPerSessionMinor: 'supervision-share',
  settled: 'settled',
}
const fieldsByShortName = new Map(Object.entries(shortNames).map(([field, short]) => [short, field]))

/** The plan's own name of what an address calls so. */
export const fieldNamed = (name: string): string => fieldsByShortName.get(name) ?? name

function forget(query: URLSearchParams, field: Field): void {
  query.delete(field)
  query.delete(shortNames[field])
}

/** The whole plan as an address has it: nothing else that was sent, every field once. */
export const planQuery = (plan: TrialPlan): string => written(plan, () => true).toString()

/** As short as it can be: what is as usual is left out. */
export function shortPlanQuery(plan: TrialPlan, settings: SocietySettings): string {
  const usual = usualPlan(settings, plan)
  return written(plan, (name) => !isSame(plan[name], usual[name])).toString()
}

/** An address that is mailed must not end in somebody's full stop: what people typed comes first, the route last. */
function written(plan: TrialPlan, isSaid: (name: Field) => boolean): URLSearchParams {
  const { area, route, ...rest } = plan
  const query = new URLSearchParams()
  const said = Object.entries({ area, ...rest, route }) as [Field, TrialPlan[Field]][]
  for (const [name, value] of said) {
    if (name !== 'route' && !isSaid(name)) continue
    const short = shortNames[name]
    if (Array.isArray(value)) for (const one of value) query.append(short, one)
    else if (value === true) query.set(short, 'yes')
    else if (typeof value === 'number') query.set(short, name.endsWith('Minor') ? pounds(value) : `${value}`)
    else if (value) query.set(short, value)
  }
  return query
}

const isSame = (one: TrialPlan[Field], other: TrialPlan[Field]): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.join() === other.join() : one === other

const pounds = (minor: number): string => (minor / 100).toFixed(minor % 100 === 0 ? 0 : 2)

/** The one answer that a form gives for two fields: '15-20', the paid minutes before and after a meeting. */
function spelledOut(query: URLSearchParams): URLSearchParams {
  const around = query.get('around')
  if (around === null) return query
  const [before = '', after = ''] = around.split('-')
  const spelled = new URLSearchParams(query)
  spelled.delete('around')
  forget(spelled, 'paidPreMeetingMinutes')
  forget(spelled, 'paidDebriefMinutes')
  spelled.set('paidPreMeetingMinutes', before)
  spelled.set('paidDebriefMinutes', after)
  return spelled
}

/** The fields of an address; what it leaves out is as usual. */
export function planFields(
  query: URLSearchParams,
  settings: SocietySettings,
): Record<string, string | string[]> {
  const route = groupPlan.shape.route.safeParse(query.get('route')).data
  const leaders = groupPlan.shape.leaders.safeParse(Number(query.get('leaders') ?? Number.NaN)).data
  const usual = usualPlan(settings, { ...(route && { route }), ...(leaders !== undefined && { leaders }) })
  return { ...fieldsOf(new URLSearchParams(planQuery(usual))), ...fieldsOf(query) }
}

/** A field that was sent several times gives several, as in a posted form. */
function fieldsOf(query: URLSearchParams): Record<string, string | string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of query) {
    const field = fieldNamed(name)
    if (field !== '__proto__') fields.set(field, [...(fields.get(field) ?? []), value])
  }
  return Object.fromEntries(
    [...fields].map(([field, sent]) => [field, sent.length === 1 ? (sent[0] ?? '') : sent]),
  )
}

export interface ReadPlan {
  /** What can be read; what cannot is as usual. */
  plan: TrialPlan
  /** As it stands in the address. */
  typed: Record<string, string | string[]>
  /** Field → what is wrong with it. */
  problems: Partial<Record<Field, string>>
}

/** Whatever stands in an address, there is a plan, and a sentence for each answer that could not be read. */
export function readPlan(sent: URLSearchParams, settings: SocietySettings): ReadPlan {
  const query = spelledOut(sent)
  const typed = planFields(query, settings)
  const read = trialPlanForm.safeParse(typed)
  if (read.success) return { plan: read.data, typed, problems: {} }
  const problems: ReadPlan['problems'] = {}
  const readable = new URLSearchParams(query)
  for (const { path, message } of read.error.issues) {
    const field = path[0] as Field
    problems[field] ??= message
    forget(readable, field)
  }
  const plan = trialPlanForm.safeParse(planFields(readable, settings)).data ?? usualPlan(settings)
  return { plan, typed, problems }
}

/** The field in which an enquiry brings its plan along: the whole query of the plan, or nothing. */
export const carriedPlan = optional(carriedLine(4000)).transform((query, context): TrialPlan | null => {
  if (query === undefined) return null
  const plan = trialPlanForm.safeParse(fieldsOf(new URLSearchParams(query)))
  if (plan.success) return plan.data
  context.addIssue({
    code: 'custom',
    message:
      'The plan that came along could not be read, and is left out now. Please send the enquiry without it, or try the plan once more.',
  })
  return null
})

/** As the enquiry kept it. An older program may have kept what this one cannot read: then there is none. */
export function readTrialPlan(kept: unknown): TrialPlan | null {
  const plan = groupPlan.safeParse(kept).data
  if (!plan) return null
  const line = (name: string, longest: number): string | undefined => {
    const value: unknown = typeof kept === 'object' && kept !== null && Reflect.get(kept, name)
    return typeof value === 'string' && value.length <= longest ? value : undefined
  }
  const area = line('area', AREA_LENGTH)
  const region = line('region', 36)
  return { ...plan, ...(area !== undefined && { area }), ...(region !== undefined && { region }) }
}
