/** Where signing in leads when nothing better is known. */
export const HOME = '/home'

const LONGEST = 300

/**
 * A path of this site, with its query; anything that could lead elsewhere or back to signing in becomes /home.
 * Browsers read `//host`, `/\host` and `/<tab>/host` as another site.
 */
export function localPath(text: string | undefined): string {
  if (text === undefined || text.length > LONGEST || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text))
    return HOME
  const url = URL.parse(text, 'http://here.invalid')
  if (url === null || url.origin !== 'http://here.invalid') return HOME
  const path = `${url.pathname}${url.search}`
  if (path.startsWith('//') || path.length > LONGEST || /^\/sign-(in|out)(?![\w-])/.test(path)) return HOME
  return path
}
