import type { Circle } from './circle.ts'
import { type FoundForm, formsOf } from './forms.ts'

export interface Answer {
  status: number
  html: string
  /** The same as it came. */
  bytes: Uint8Array
  /** Where it leads, if it redirects. */
  location: string | null
  headers: Headers
}

/** Somebody's browser without the drawing: keeps cookies, fills forms by their field names, presses them. */
export interface Client {
  /** As the browser would send them. */
  cookies(): string
  get(path: string): Promise<Answer>
  /** Posts a form of the page at `path` as it stands there, with these values instead. */
  submit(path: string, values: Record<string, string | string[]>, action?: string | RegExp): Promise<Answer>
  /** The same in two steps: the page is open, the button not pressed yet. */
  fillIn(
    path: string,
    values: Record<string, string | string[]>,
    action?: string | RegExp,
  ): Promise<() => Promise<Answer>>
  /** Posts anything anywhere. */
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Answer>
}

/** A product that answers: in this process, or at an address. */
export interface Answering {
  url: string
  house: { signIn: Pick<Circle['house']['signIn'], 'begin'> }
  app: { request(address: string, init: RequestInit): Response | Promise<Response> }
}

/** @param personId signed in from the start; nobody if left out */
export async function clientOf(circle: Answering, personId?: string): Promise<Client> {
  const cookies = new Map<string, string>()
  const keep = (headers: Headers | string[]) => {
    for (const cookie of Array.isArray(headers) ? headers : headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      cookies.set(name, value.join('='))
    }
  }
  if (personId) keep(await circle.house.signIn.begin(personId, new Headers()))

  const sent = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers)
    headers.set('Cookie', sent())
    if (!headers.has('Origin')) headers.set('Origin', circle.url)
    const response = await circle.app.request(new URL(path, circle.url).href, { ...init, headers })
    keep(response.headers)
    const location = response.headers.get('Location')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const html = new TextDecoder().decode(bytes)
    return { status: response.status, html, bytes, location, headers: response.headers }
  }
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    request(path, { method: 'POST', body, headers })

  const fillIn: Client['fillIn'] = async (path, values, action) => {
    const { html, status } = await request(path, {})
    const forms = formsOf(html, path).filter(({ method }) => method === 'post')
    const form = forms.find((each) => fits(each, action, Object.keys(values)))
    if (!form) {
      throw new Error(
        `${path} (${status}) has no form ${action ?? ''} with ${Object.keys(values)}; it has ${forms.map((each) => `${each.action} [${each.fields}]`).join(' · ')}`,
      )
    }
    const body = new URLSearchParams(form.values.filter(([name]) => !(name in values)))
    for (const [name, value] of Object.entries(values)) {
      for (const each of [value].flat()) body.append(name, each)
    }
    return () => post(form.action, body, { 'Content-Type': 'application/x-www-form-urlencoded' })
  }

  return {
    cookies: sent,
    get: (path) => request(path, {}),
    post,
    fillIn,
    submit: async (path, values, action) => (await fillIn(path, values, action))(),
  }
}

function fits(form: FoundForm, action: string | RegExp | undefined, names: string[]): boolean {
  const isThere =
    action === undefined || (typeof action === 'string' ? form.action === action : action.test(form.action))
  return isThere && names.every((name) => form.fields.includes(name))
}
