import { z } from 'zod'
import { form, optional } from '../../../shared/form-values.ts'

const shape = /^(supervisor|peer-group):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** A supervisor or a peer group that is suggested, or nobody in particular. */
export const suggestionForm = form({
  suggestion: optional(
    z.string({ error: 'Please choose one.' }).transform((text, context) => {
      const [, kind, id] = shape.exec(text) ?? []
      if (kind && id) return kind === 'supervisor' ? { supervisorId: id } : { peerGroupId: id }
      context.addIssue({ code: 'custom', message: 'This choice is not known here. Please choose again.' })
      return z.NEVER
    }),
  ),
})
