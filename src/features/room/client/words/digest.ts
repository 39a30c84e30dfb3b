const label = 'three words, first edition'

/** SHA-256 of these parts; JSON keeps them apart from each other. */
export async function digest(...parts: unknown[]): Promise<Uint8Array> {
  const text = new TextEncoder().encode(JSON.stringify([label, ...parts]))
  return new Uint8Array(await crypto.subtle.digest('SHA-256', text))
}

export async function hexDigest(...parts: unknown[]): Promise<string> {
  return hex(await digest(...parts))
}

/** Nobody can guess it. */
export function freshNonce(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
