import { parse } from 'node-html-parser'

/** A form as a page shows it. */
export interface FoundForm {
  action: string
  method: 'get' | 'post'
  /** Everything it would send if nothing were changed. */
  values: [name: string, value: string][]
  /** The names of all its fields, sent or not. */
  fields: string[]
  /** Those in which people write what they like. */
  ownWords: string[]
  /** Those that take a file. */
  files: string[]
}

let last = { html: '', root: parse('') }

/** Whoever asks for a page's forms asks for its links next. */
function parsed(html: string) {
  if (html !== last.html) last = { html, root: parse(html) }
  return last.root
}

/** The forms of a page, with what stands in them. */
export function formsOf(html: string, path: string): FoundForm[] {
  return parsed(html)
    .querySelectorAll('form')
    .map((form) => {
      const values: [string, string][] = []
      const fields = new Set<string>()
      for (const field of form.querySelectorAll('input, select, textarea, button')) {
        const name = field.getAttribute('name')
        if (!name) continue
        fields.add(name)
        const type = field.getAttribute('type')
        if ((type === 'checkbox' || type === 'radio') && !field.hasAttribute('checked')) continue
        if (field.tagName === 'BUTTON') continue
        values.push([name, standingIn(field)])
      }
      return {
        action: form.getAttribute('action') ?? path,
        method: form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get',
        values,
        fields: [...fields],
        ownWords: form
          .querySelectorAll('textarea, input[type=text], input:not([type])')
          .filter((field) => field.getAttribute('inputmode') === undefined)
          .map((field) => field.getAttribute('name') ?? '')
          .filter(Boolean),
        files: form.querySelectorAll('input[type=file]').map((field) => field.getAttribute('name') ?? ''),
      }
    })
}

function standingIn(field: ReturnType<typeof parse>): string {
  if (field.tagName === 'TEXTAREA') return field.textContent
  if (field.tagName === 'SELECT') {
    const options = field.querySelectorAll('option')
    return (
      (options.find((option) => option.hasAttribute('selected')) ?? options[0])?.getAttribute('value') ?? ''
    )
  }
  return field.getAttribute('value') ?? ''
}

/** Where a page's links lead, without other hosts. */
export function linksOf(html: string): string[] {
  return parsed(html)
    .querySelectorAll('a[href]')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => href.startsWith('/') && !href.startsWith('//'))
}

/** What a page says to its reader. */
export const wordsOf = (html: string): string =>
  parsed(html).querySelector('main')?.textContent.replace(/\s+/g, ' ').trim() ?? ''
