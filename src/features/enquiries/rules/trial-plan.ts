import { line, optional } from '../../../shared/form-values.ts'
import { professions } from '../../../shared/professions.ts'
import { emptyPlan, type GroupPlan, groupPlan } from '../../groups/rules/plan.ts'
import { groupPlanForm } from '../../groups/rules/plan-form.ts'
import type { SocietySettings } from '../../society/rules/guidance.ts'

/** What a visitor tries out and an enquiry keeps: the plan of a group, and the area it is thought for. */
export type TrialPlan = GroupPlan & { area?: string | undefined }

const AREA_LENGTH = 120

/** What a visitor begins with: the usual numbers, and nobody found yet. */
export const usualPlan = (settings: SocietySettings, route?: GroupPlan['route']): TrialPlan => ({
  ...emptyPlan(settings, route),
  leaders: 0,
})

/** A plan as it is typed into the form, or stands in an address. */
export const trialPlanForm = groupPlanForm(professions).extend({ area: optional(line(AREA_LENGTH)) })

/** As the address of its page has it: nothing else that was sent, every field once. */
export function planQuery({ professions: whom, ...plan }: TrialPlan): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(plan)) {
    if (value === true) query.set(name, 'yes')
    else if (typeof value === 'number') query.set(name, name.endsWith('Minor') ? pounds(value) : `${value}`)
    else if (value) query.set(name, value)
  }
  for (const profession of whom) query.append('professions', profession)
  return query.toString()
}

const pounds = (minor: number): string => (minor / 100).toFixed(minor % 100 === 0 ? 0 : 2)

/** The fields of an address; what it leaves out is as usual. */
export function planFields(
  query: URLSearchParams,
  settings: SocietySettings,
): Record<string, string | string[]> {
  const route = query.get('route') === 'online' ? 'online' : 'face-to-face'
  return { ...fieldsOf(new URLSearchParams(planQuery(usualPlan(settings, route)))), ...fieldsOf(query) }
}

/** A field that was sent several times gives several, as in a posted form. */
function fieldsOf(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())].filter((name) => name !== '__proto__')
  return Object.fromEntries(
    names.map((name) => {
      const sent = query.getAll(name)
      return [name, sent.length === 1 ? (sent[0] ?? '') : sent]
    }),
  )
}

/** The field in which an enquiry brings its plan along: the query of the plan's page, or nothing. */
export const carriedPlan = optional(line(4000)).transform((query, context): TrialPlan | null => {
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
  const area = typeof kept === 'object' && kept !== null && 'area' in kept ? kept.area : undefined
  return typeof area === 'string' && area.length <= AREA_LENGTH ? { ...plan, area } : plan
}
