import { formsOf } from './forms.ts'

/** A form as it stood on a page, to be sent later: what it would send, with these values instead. */
export function openedForm(
  html: string,
  action: RegExp,
  values: Record<string, string> = {},
): URLSearchParams {
  const form = formsOf(html, '').find((each) => each.method === 'post' && action.test(each.action))
  if (!form) throw new Error(`no form for ${action}`)
  return new URLSearchParams([
    ...form.values.filter(([name]) => !(name in values)),
    ...Object.entries(values),
  ])
}
