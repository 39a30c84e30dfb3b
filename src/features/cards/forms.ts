import { z } from 'zod'
import { carriedLine } from '../../shared/form-values.ts'

/** What Stripe shows once, copied here: no words of anybody. */
export const cardKeysForm = z.object({
  key: carriedLine(260)
    .refine((text) => !text.startsWith('sk_'), {
      message:
        'That is a key that may do everything. Please make a restricted one at Stripe: it begins with rk_.',
      abort: true,
    })
    .refine((text) => /^rk_(live|test)_[A-Za-z0-9]{16,240}$/.test(text), {
      message: 'A restricted key begins with rk_live_ or rk_test_. Please copy it whole.',
    }),
  secret: carriedLine(260).refine((text) => /^whsec_[A-Za-z0-9+/=]{16,240}$/.test(text), {
    message: 'The signing secret begins with whsec_. Please copy it whole.',
  }),
})
