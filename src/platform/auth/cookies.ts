import type { Desk } from './desk.ts'

/** One cookie's value; '' when there is none. */
export function cookieIn(headers: Headers, name: string): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}

export function setCookie(
  { baseUrl }: Pick<Desk, 'baseUrl'>,
  name: string,
  value: string,
  { path = '/', seconds }: { path?: string; seconds: number },
): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
