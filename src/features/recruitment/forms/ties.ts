import { z } from 'zod'
import { choice } from '../../../shared/form-values.ts'
import { tieKinds } from '../../../shared/tie-kinds.ts'

const somebody = z
  .string('Please choose who it is.')
  .regex(/^[ap]-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Please choose who it is.')

export const tieForm = z.object({ one: somebody, kind: choice(tieKinds), other: somebody })
