import { z } from 'zod'
import { openCarried, sealCarried } from '../../../platform/carried.ts'
import type { Web } from '../../../platform/web/context.ts'

/** A form that was sent and has to wait until its sender has shown who they are. */
export interface KeptForm {
  action: string
  typed: Record<string, string | string[]>
}

const keptForm = z.object({
  action: z.string().startsWith('/'),
  typed: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

const KEPT_MINUTES = 30

const carriage = (c: Web) => ({ what: 'kept form', boundTo: [c.var.viewer.personId ?? ''] })

/** Carried by the page, sealed: bank details and keys of a card company are among what is typed. */
export function keepForm(c: Web, form: KeptForm): string {
  const { secrets, clock } = c.var.house
  return sealCarried(secrets, carriage(c), JSON.stringify(form), clock().add({ minutes: KEPT_MINUTES }))
}

/** null: there is none, it is not this person's, or it waited too long. */
export function openKeptForm(c: Web, kept: string | undefined): KeptForm | null {
  const { secrets, clock } = c.var.house
  const text = kept ? openCarried(secrets, carriage(c), kept, clock()) : null
  return text === null ? null : keptForm.parse(JSON.parse(text))
}
