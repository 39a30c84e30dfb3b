import type { z } from 'zod'
import type { OwnSide } from '../commands/apply.ts'
import type { correctionForm } from '../forms.ts'

/** From the form's names to the command's. */
export const ownSideOf = (values: z.output<ReturnType<typeof correctionForm>>): OwnSide => ({
  name: values.name,
  profession: values.profession,
  workSetting: values.work_setting,
  workplaceArea: values.workplace_area,
  why: values.why,
  technology: {
    computer: values.has_computer,
    camera: values.has_camera,
    connection: values.has_connection,
  },
  heardHow: values.heard_how ?? null,
  answers: values.answers,
})
