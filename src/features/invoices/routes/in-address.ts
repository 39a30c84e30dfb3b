import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'

export const moneyOf = (c: Web): string => `/groups/${idIn(c)}/money`
