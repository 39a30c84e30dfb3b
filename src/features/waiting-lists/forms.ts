import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  form,
  line,
  optional,
  personName,
  uuid,
} from '../../shared/form-values.ts'
import { professions } from '../../shared/professions.ts'

/** Stands for "no region: online only". */
export const ONLINE_ONLY = 'online'

const region = z.union([z.literal(ONLINE_ONLY).transform(() => null), uuid()], {
  error: 'Please choose a region, or online only.',
})

const wishes = {
  region,
  online: checkbox(),
  profession: choice(professions),
  area: optional(line(120)),
}

export const wishesForm = form(wishes)

export const waitingForm = form({ name: personName(120, 'your name'), email: emailAddress(), ...wishes })
