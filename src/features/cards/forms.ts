import { z } from 'zod'
import { carriedLine } from '../../shared/form-values.ts'
import { isFullKey, isRestrictedKey, isSigningSecret } from './rules/stripe-keys.ts'

/** What Stripe shows once, copied here: no words of anybody. */
export const cardKeysForm = z.object({
  key: carriedLine(260)
    .refine((text) => !isFullKey(text), {
      message:
        'That is a key that may do everything. Please make a restricted one at Stripe: it begins with rk_.',
      abort: true,
    })
    .refine(isRestrictedKey, {
      message: 'A restricted key begins with rk_live_ or rk_test_. Please copy it whole.',
    }),
  secret: carriedLine(260).refine(isSigningSecret, {
    message: 'The signing secret begins with whsec_. Please copy it whole.',
  }),
})

export const nothingForm = z.object({})
