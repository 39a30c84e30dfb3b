import { z } from 'zod'
import { checkbox } from '../../shared/form-values.ts'

/** Whether the public reads somebody's name. */
export const namingForm = z.object({ isNamedPublicly: checkbox() })
